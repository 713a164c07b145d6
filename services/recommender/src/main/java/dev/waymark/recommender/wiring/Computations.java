package dev.waymark.recommender.wiring;

import dev.waymark.recommender.config.RecommenderConfig;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Computes what may take longer than an event loop should wait, on a thread for each processor.
@Singleton
public final class Computations {
  private final ThreadPoolExecutor threads;
  private final Semaphore places;

  @Inject
  Computations(RecommenderConfig config) {
    this(
        config.reads().computingThreads() == 0
            ? Runtime.getRuntime().availableProcessors()
            : config.reads().computingThreads(),
        config.reads().maxComputing());
  }

  Computations(int threadCount, int maxCalls) {
    places = new Semaphore(maxCalls);
    threads =
        new ThreadPoolExecutor(
            threadCount,
            threadCount,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("waymark-compute-", 0).daemon().factory());
  }

  /// Computes for a call.
  ///
  /// @return fails with a [RejectedExecutionException] when too many calls are computed or wait
  public <T> CompletableFuture<T> compute(Supplier<T> work) {
    if (!places.tryAcquire()) {
      return CompletableFuture.failedFuture(new RejectedExecutionException());
    }
    try {
      return CompletableFuture.supplyAsync(work, threads)
          .whenComplete((result, failure) -> places.release());
    } catch (RejectedExecutionException e) {
      // The service stops.
      places.release();
      return CompletableFuture.failedFuture(e);
    }
  }

  /// Runs what is not a call's and is bounded elsewhere, such as at most one answer for each watch.
  public Executor background() {
    return threads;
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
  }
}
