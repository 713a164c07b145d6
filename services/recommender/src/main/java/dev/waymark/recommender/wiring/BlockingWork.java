package dev.waymark.recommender.wiring;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Where work that blocks is done, away from the event loop: a virtual thread for each piece.
@Singleton
public final class BlockingWork implements Executor {
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("waymark-blocking-", 0).factory());

  @Override
  public void execute(Runnable work) {
    threads.execute(() -> {
      // A thread takes over the loader of who starts it, which for delayed work is a timer of the
      // whole JVM. Kafka's clients load their classes by it.
      Thread.currentThread().setContextClassLoader(BlockingWork.class.getClassLoader());
      work.run();
    });
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
  }
}
