package dev.waymark.gateway.wiring;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The objects that are not beans by themselves.
class Wiring {

  /// The time.
  @Produces
  @Singleton
  @DefaultBean
  InstantSource clock() {
    return InstantSource.system();
  }

  /// Where work that blocks goes: a virtual thread for each piece of it, off the event loop.
  @Produces
  @Singleton
  @BlockingWork
  ExecutorService blockingWork() {
    return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("blocking-", 0).factory());
  }

  void close(@Disposes @BlockingWork ExecutorService executor) {
    executor.shutdownNow();
  }
}
