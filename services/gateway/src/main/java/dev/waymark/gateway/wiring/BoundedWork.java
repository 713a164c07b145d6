package dev.waymark.gateway.wiring;

import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// Computations that keep a processor busy: so many at once and so many waiting, each with a
/// deadline. They run on threads of their own, for they would hold up those that only wait.
public final class BoundedWork implements AutoCloseable {

  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final String name;
  private final Duration deadline;
  private final ThreadPoolExecutor threads;

  /// Work of one kind.
  ///
  /// @param name of the work in a sentence, such as `The map`
  /// @param atOnce computations at once
  /// @param waiting computations that may wait for their turn
  /// @param deadline of each, waiting included
  public BoundedWork(String name, int atOnce, int waiting, Duration deadline) {
    this.name = name;
    this.deadline = deadline;
    BlockingQueue<Runnable> queue =
        waiting == 0 ? new SynchronousQueue<>() : new ArrayBlockingQueue<>(waiting);
    this.threads =
        new ThreadPoolExecutor(
            atOnce,
            atOnce,
            IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            queue,
            Thread.ofPlatform().daemon().name("computing-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
  }

  /// Begins a computation, or refuses it at once.
  ///
  /// @param work is given what tells whether anyone still waits for it
  /// @return fails with a [ProblemException] when there is too much under way, or the deadline
  ///   comes
  public <T> CompletableFuture<T> start(Function<BooleanSupplier, T> work) {
    var given = new AtomicBoolean();
    try {
      return CompletableFuture.supplyAsync(() -> work.apply(given::get), threads)
          .orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
          .handle((result, failure) -> {
            given.set(true);
            if (failure != null) {
              throw new CompletionException(problem(failure));
            }
            return result;
          });
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(
          busy("%s cannot be computed now: too many are under way. Ask again soon.", e));
    }
  }

  /// The outcome of a computation that others may wait for too: who leaves ends only their own
  /// waiting.
  public static <T> Uni<T> outcome(CompletableFuture<T> computation) {
    return Uni.createFrom()
        .completionStage(computation::copy)
        .onFailure(CompletionException.class)
        .transform(failure -> failure.getCause() == null ? failure : failure.getCause());
  }

  private Throwable problem(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException wrapped && wrapped.getCause() != null
            ? wrapped.getCause()
            : failure;
    return cause instanceof TimeoutException
        ? busy("%s was not computed within " + deadline.toSeconds() + " s. Ask again.", cause)
        : cause;
  }

  private ProblemException busy(String detail, Throwable cause) {
    return new ProblemException(
        Problem.passing(ProblemType.GATEWAY_BUSY, detail.formatted(name), RETRY_AFTER), cause);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
