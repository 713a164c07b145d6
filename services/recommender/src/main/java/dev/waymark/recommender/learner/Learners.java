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
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The learners, from memory where possible.
///
/// The cache maps to futures, so that many readers share one load and a change that overtakes a
/// load replaces it: what the load brings then reaches those who asked before the change, and
/// nobody after it.
///
/// The copy of a learner who may have changed elsewhere is marked stale, not forgotten: the next
/// read loads the learner, and answers from memory all the same when the database does not answer.
@Singleton
public final class Learners {
  private static final int SHARE_OF_HEAP = 5;

  /// So long a read waits for the database before it answers from a stale copy.
  private static final long LOAD_TIMEOUT_MILLIS = 300;

  /// A database that did not answer is not waited for again for so long.
  private static final long LEFT_ALONE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final AsyncCache<String, Held> cache;
  private final Invalidations invalidations = new Invalidations();
  private final Neo4jLearners stored;
  private final BlockingWork blocking;
  private final RecommenderMetrics metrics;
  private volatile long asksAgainAt = System.nanoTime();

  /// One copy of a learner; equal to itself alone.
  private static final class Held {
    final Learner learner;
    final long at;

    /// @param at the {@link Invalidations#now} when it was known to be as stored
    Held(Learner learner, long at) {
      this.learner = learner;
      this.at = at;
    }
  }

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
            .weigher((String id, Held held) -> Math.max(least, LearnerWeight.of(held.learner)))
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
  /// when the database does not answer and memory has nothing.
  public CompletableFuture<Learner> get(String id, PrerequisiteGraph graph) {
    @Nullable Held held = held(id);
    if (held == null) {
      metrics.cacheMiss();
      return cache
          .get(id, (key, executor) -> loading(key, graph))
          .thenApply(it -> it.learner.on(graph));
    }
    return invalidations.none(held.at, id)
        ? CompletableFuture.completedFuture(hit(id, held, graph))
        : again(id, held, graph);
  }

  /// The learner as stored, over `graph`: no copy that may be stale serves. Fails when the database
  /// does not answer.
  public CompletableFuture<Learner> getSure(String id, PrerequisiteGraph graph) {
    @Nullable Held held = held(id);
    if (held == null) {
      return get(id, graph);
    }
    return invalidations.none(held.at, id)
        ? CompletableFuture.completedFuture(hit(id, held, graph))
        : fresh(id, graph);
  }

  private Learner hit(String id, Held held, PrerequisiteGraph graph) {
    metrics.cacheHit();
    if (held.learner.state().graph() == graph) {
      return held.learner;
    }
    Held moved = new Held(held.learner.on(graph), held.at);
    replace(id, held, moved);
    return moved.learner;
  }

  private @Nullable Held held(String id) {
    @Nullable CompletableFuture<Held> held = cache.getIfPresent(id);
    return held != null && held.isDone() && !held.isCompletedExceptionally() ? held.join() : null;
  }

  private CompletableFuture<Held> loading(String id, PrerequisiteGraph graph) {
    return CompletableFuture.supplyAsync(() -> load(id, graph), blocking);
  }

  private Held load(String id, PrerequisiteGraph graph) {
    long now = invalidations.now();
    @Nullable Learner learner = stored.load(Set.of(id), graph).get(id);
    return new Held(learner == null ? Learner.unknown(id, graph) : learner, now);
  }

  /// Loads a learner whose copy may be stale. The copy stays until the database has answered.
  private CompletableFuture<Learner> again(String id, Held stale, PrerequisiteGraph graph) {
    if (System.nanoTime() - asksAgainAt < 0) {
      metrics.staleRead();
      return CompletableFuture.completedFuture(stale.learner.on(graph));
    }
    metrics.cacheMiss();
    return loading(id, graph)
        .thenApply(fresh -> {
          replace(id, stale, fresh);
          return fresh.learner;
        })
        .orTimeout(LOAD_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
        .exceptionallyCompose(failure -> {
          Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
          if (!(cause instanceof StoreUnavailableException || cause instanceof TimeoutException)) {
            return CompletableFuture.failedFuture(failure);
          }
          asksAgainAt = System.nanoTime() + LEFT_ALONE_NANOS;
          metrics.staleRead();
          return CompletableFuture.completedFuture(stale.learner.on(graph));
        });
  }

  /// Holds `next` instead of `former`, unless something else came in between.
  private void replace(String id, Held former, Held next) {
    cache
        .asMap()
        .computeIfPresent(
            id,
            (key, now) ->
                now.isDone() && !now.isCompletedExceptionally() && now.join() == former
                    ? CompletableFuture.completedFuture(next)
                    : now);
  }

  /// Those of the learners that anything is held of, as they are stored. Blocks while the missing
  /// and the possibly stale ones are loaded.
  public Map<String, Learner> getAll(Collection<String> ids, PrerequisiteGraph graph) {
    Map<String, Learner> learners = new HashMap<>();
    Set<String> missing = new HashSet<>();
    for (String id : ids) {
      @Nullable Held held = held(id);
      if (held != null && invalidations.none(held.at, id)) {
        learners.put(id, held.learner);
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
    cache.put(
        learner.id(), CompletableFuture.completedFuture(new Held(learner, invalidations.now())));
  }

  /// Forgets a learner, so that the next read loads it.
  public void forget(String id) {
    cache.synchronous().invalidate(id);
  }

  /// Forgets a learner unless what is held is of that revision or a later one.
  public void forgetOlder(String id, long revision) {
    CompletableFuture<Held> held = cache.getIfPresent(id);
    if (held != null
        && (!held.isDone()
            || held.isCompletedExceptionally()
            || held.join().learner.revision() < revision)) {
      forget(id);
    }
  }

  /// The learner as the database holds it from now on, over `graph`: for what memory may not know
  /// yet.
  public CompletableFuture<Learner> fresh(String id, PrerequisiteGraph graph) {
    metrics.cacheMiss();
    @Nullable Held held = held(id);
    CompletableFuture<Held> loading = loading(id, graph);
    if (held == null) {
      cache.put(id, loading);
      return loading.thenApply(it -> it.learner);
    }
    // What is held is better than nothing, should the load fail.
    return loading.thenApply(fresh -> {
      replace(id, held, fresh);
      return fresh.learner;
    });
  }

  /// Learners that match may have changed elsewhere. What is being loaded may be stale, too.
  public void invalidate(Predicate<String> ids) {
    invalidations.add(ids);
  }

  /// Forgets all learners that match.
  public void forgetIf(Predicate<String> ids) {
    cache.asMap().keySet().removeIf(ids);
  }

  /// Moves all learners in memory over to `graph`: one that nobody asks for would keep the release
  /// that it stands over in memory. Blocks for some microseconds a learner.
  public void moveTo(PrerequisiteGraph graph) {
    cache
        .asMap()
        .forEach((id, future) -> {
          @Nullable Held held = held(id);
          if (held != null && held.learner.state().graph() != graph) {
            replace(id, held, new Held(held.learner.on(graph), held.at));
          }
        });
  }
}
