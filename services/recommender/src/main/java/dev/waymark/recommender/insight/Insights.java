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
/// only when somebody asks, and for each graph release no sooner than the configured interval, and
/// twice the time that the last took, after that ended.
@Singleton
public final class Insights {
  private static final Logger LOG = Logger.getLogger(Insights.class);

  /// How much longer than it took a count is kept: so counting takes a third of the time at most.
  private static final int KEPT_TIMES = 2;

  private final Counting counting;
  private final InstantSource clock;
  private final Duration interval;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("waymark-insight").daemon().factory());

  private @Nullable Insight latest;
  private Instant endedAt = Instant.MIN;

  /// How long the latest is kept.
  private Duration kept;

  private @Nullable CompletableFuture<Insight> running;

  @Inject
  Insights(LearnerCount learners, InstantSource clock, RecommenderConfig config) {
    this(learners::over, clock, config.insight().refreshInterval());
  }

  Insights(Counting counting, InstantSource clock, Duration interval) {
    this.counting = counting;
    this.clock = clock;
    this.interval = interval;
    this.kept = interval;
  }

  /// Counts the learners over a graph release. Blocks.
  interface Counting {
    Insight over(PrerequisiteGraph graph) throws InterruptedException;
  }

  /// A count that has the roadmap. One that was left alone for twice the time that it is kept is
  /// given only when the next does not end in time.
  ///
  /// @param graph the served release, which has the roadmap
  /// @param timeout how long to wait for a count
  /// @return fails with a [java.util.concurrent.TimeoutException] when there is none in time
  public synchronized CompletableFuture<Insight> of(
      PrerequisiteGraph graph, String roadmapId, Duration timeout) {
    Insight last = latest;
    Instant now = clock.instant();
    boolean due =
        last == null
            || !last.graphRelease().equals(graph.release())
            || !now.isBefore(endedAt.plus(kept));
    CompletableFuture<Insight> next = running;
    if (due && next == null) {
      next = start(graph);
    }
    boolean usable = last != null && last.roadmaps().containsKey(roadmapId);
    if (usable && (next == null || now.isBefore(endedAt.plus(kept.multipliedBy(2))))) {
      return CompletableFuture.completedFuture(last);
    }
    if (next == null) {
      return CompletableFuture.failedFuture(
          new IllegalArgumentException("the served graph lacks the roadmap " + roadmapId));
    }
    CompletableFuture<Insight> awaited = next.copy();
    return usable
        ? awaited
            .exceptionally(failure -> last)
            .completeOnTimeout(last, timeout.toMillis(), TimeUnit.MILLISECONDS)
        : awaited.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private CompletableFuture<Insight> start(PrerequisiteGraph graph) {
    CompletableFuture<Insight> started = new CompletableFuture<>();
    thread.execute(() -> count(graph, started));
    running = started;
    return started;
  }

  private void count(PrerequisiteGraph graph, CompletableFuture<Insight> into) {
    Instant begun = clock.instant();
    try {
      Insight insight = counting.over(graph);
      ended(insight, begun);
      into.complete(insight);
    } catch (InterruptedException | RuntimeException | Error e) {
      LOG.warnf("The learners can't be counted: %s", e);
      ended(null, begun);
      into.completeExceptionally(e);
    }
  }

  private synchronized void ended(@Nullable Insight insight, Instant begun) {
    latest = insight == null ? latest : insight;
    endedAt = clock.instant();
    Duration rest = Duration.between(begun, endedAt).multipliedBy(KEPT_TIMES);
    kept = rest.compareTo(interval) > 0 ? rest : interval;
    running = null;
  }

  @PreDestroy
  void close() {
    thread.shutdownNow();
  }
}
