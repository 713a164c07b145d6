package dev.waymark.recommender.learner;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.neo4j.Neo4jLearners;
import dev.waymark.recommender.observability.RecommenderMetrics;
import dev.waymark.recommender.wiring.BlockingWork;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The learners, from memory where possible.
///
/// The cache maps to futures, so that many readers share one load and a change that overtakes a
/// load replaces it: what the load brings then reaches those who asked before the change, and
/// nobody after it.
@Singleton
public final class Learners {
  private static final int SHARE_OF_HEAP = 5;

  private final AsyncCache<String, Learner> cache;
  private final Neo4jLearners stored;
  private final BlockingWork blocking;
  private final RecommenderMetrics metrics;

  Learners(
      RecommenderConfig config,
      Neo4jLearners stored,
      BlockingWork blocking,
      RecommenderMetrics metrics) {
    long bytes = bytes(config.learners());
    // No learner counts less than its share of the number that may be held.
    int least = (int) Math.min(Integer.MAX_VALUE, bytes / config.learners().cacheSize());
    this.cache =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((String id, Learner learner) -> Math.max(least, LearnerWeight.of(learner)))
            .buildAsync();
    this.stored = stored;
    this.blocking = blocking;
    this.metrics = metrics;
  }

  private static long bytes(RecommenderConfig.Learners config) {
    return config.cacheBytes() > 0
        ? config.cacheBytes()
        : Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
  }

  /// The learner, over `graph`. Completed already when in memory, else on another thread; fails
  /// when the database does not answer.
  public CompletableFuture<Learner> get(String id, PrerequisiteGraph graph) {
    @Nullable CompletableFuture<Learner> held = cache.getIfPresent(id);
    if (held != null && held.isDone() && !held.isCompletedExceptionally()) {
      metrics.cacheHit();
      Learner learner = held.join();
      return learner.state().graph() == graph
          ? held
          : CompletableFuture.completedFuture(learner.on(graph));
    }
    metrics.cacheMiss();
    return cache
        .get(id, (key, executor) -> CompletableFuture.supplyAsync(() -> load(key, graph), blocking))
        .thenApply(learner -> learner.on(graph));
  }

  private Learner load(String id, PrerequisiteGraph graph) {
    @Nullable Learner learner = stored.load(Set.of(id), graph).get(id);
    return learner == null ? Learner.unknown(id, graph) : learner;
  }

  /// Those of the learners that anything is held of. Blocks while the missing ones are loaded.
  public Map<String, Learner> getAll(Collection<String> ids, PrerequisiteGraph graph) {
    Map<String, Learner> learners = new HashMap<>();
    Set<String> missing = new HashSet<>();
    for (String id : ids) {
      @Nullable CompletableFuture<Learner> held = cache.getIfPresent(id);
      if (held != null && held.isDone() && !held.isCompletedExceptionally()) {
        learners.put(id, held.join());
      } else {
        missing.add(id);
      }
    }
    if (!missing.isEmpty()) {
      learners.putAll(stored.load(missing, graph));
    }
    return learners;
  }

  /// Holds `learner` from now on: the writer calls this after its commit.
  public void put(Learner learner) {
    cache.put(learner.id(), CompletableFuture.completedFuture(learner));
  }

  /// Forgets a learner, so that the next read loads it.
  public void forget(String id) {
    cache.synchronous().invalidate(id);
  }

  /// Forgets a learner unless what is held is of that revision or a later one.
  public void forgetOlder(String id, long revision) {
    CompletableFuture<Learner> held = cache.getIfPresent(id);
    if (held != null
        && (!held.isDone()
            || held.isCompletedExceptionally()
            || held.join().revision() < revision)) {
      forget(id);
    }
  }

  /// The learner as the database holds it from now on, over `graph`: for what memory may not know
  /// yet.
  public CompletableFuture<Learner> fresh(String id, PrerequisiteGraph graph) {
    metrics.cacheMiss();
    CompletableFuture<Learner> loading =
        CompletableFuture.supplyAsync(() -> load(id, graph), blocking);
    cache.put(id, loading);
    return loading;
  }

  /// Forgets all learners that match.
  public void forgetIf(Predicate<String> ids) {
    cache.asMap().keySet().removeIf(ids);
  }
}
