package dev.waymark.recommender.wiring;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Where work that blocks is done, away from the event loop: a virtual thread for each piece, which
/// belongs to the trace of who wanted it.
@Singleton
public final class BlockingWork implements Executor {
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("waymark-blocking-", 0).factory());

  @Override
  public void execute(Runnable work) {
    Context trace = Context.current();
    threads.execute(() -> {
      // A thread takes over the loader of who starts it, which for delayed work is a timer of the
      // whole JVM. Kafka's clients load their classes by it.
      Thread.currentThread().setContextClassLoader(BlockingWork.class.getClassLoader());
      try (Scope _ = trace.makeCurrent()) {
        work.run();
      }
    });
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
  }
}
