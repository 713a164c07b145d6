package dev.waymark.recommender.insight;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.recommender.config.RecommenderConfig;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps the last count of the learners, and makes the next on a thread of its own: one at a time,
/// only when somebody asks, and at most once in the configured interval for each graph release.
@Singleton
public final class Insights {
  private static final Logger LOG = Logger.getLogger(Insights.class);

  private final Counting counting;
  private final InstantSource clock;
  private final Duration interval;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("waymark-insight").daemon().factory());

  private @Nullable Insight latest;
  private Instant endedAt = Instant.MIN;
  private @Nullable CompletableFuture<Insight> running;

  @Inject
  Insights(LearnerCount learners, InstantSource clock, RecommenderConfig config) {
    this(learners::over, clock, config.insight().refreshInterval());
  }

  Insights(Counting counting, InstantSource clock, Duration interval) {
    this.counting = counting;
    this.clock = clock;
    this.interval = interval;
  }

  /// Counts the learners over a graph release. Blocks.
  interface Counting {
    Insight over(PrerequisiteGraph graph) throws InterruptedException;
  }

  /// A count that has the roadmap. One that was left alone for over two intervals is given only
  /// when the next does not end in time.
  ///
  /// @param graph the served release, which has the roadmap
  /// @param timeout how long to wait for a count
  /// @return fails with a [java.util.concurrent.TimeoutException] when there is none in time
  public synchronized CompletableFuture<Insight> of(
      PrerequisiteGraph graph, String roadmapId, Duration timeout) {
    Insight kept = latest;
    Instant now = clock.instant();
    boolean due =
        kept == null
            || !kept.graphRelease().equals(graph.release())
            || !now.isBefore(endedAt.plus(interval));
    CompletableFuture<Insight> next = running;
    if (due && next == null) {
      next = start(graph);
    }
    boolean usable = kept != null && kept.roadmaps().containsKey(roadmapId);
    if (usable && (next == null || now.isBefore(endedAt.plus(interval.multipliedBy(2))))) {
      return CompletableFuture.completedFuture(kept);
    }
    if (next == null) {
      return CompletableFuture.failedFuture(
          new IllegalArgumentException("the served graph lacks the roadmap " + roadmapId));
    }
    CompletableFuture<Insight> awaited = next.copy();
    return usable
        ? awaited
            .exceptionally(failure -> kept)
            .completeOnTimeout(kept, timeout.toMillis(), TimeUnit.MILLISECONDS)
        : awaited.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private CompletableFuture<Insight> start(PrerequisiteGraph graph) {
    CompletableFuture<Insight> started = new CompletableFuture<>();
    thread.execute(() -> count(graph, started));
    running = started;
    return started;
  }

  private void count(PrerequisiteGraph graph, CompletableFuture<Insight> into) {
    try {
      Insight insight = counting.over(graph);
      ended(insight);
      into.complete(insight);
    } catch (InterruptedException | RuntimeException | Error e) {
      LOG.warnf("The learners can't be counted: %s", e);
      ended(null);
      into.completeExceptionally(e);
    }
  }

  private synchronized void ended(@Nullable Insight insight) {
    latest = insight == null ? latest : insight;
    endedAt = clock.instant();
    running = null;
  }

  @PreDestroy
  void close() {
    thread.shutdownNow();
  }
}
