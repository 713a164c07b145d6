package dev.waymark.recommender.wiring;

import dev.waymark.engine.mastery.BktModel;
import dev.waymark.engine.mastery.MasteryModel;
import dev.waymark.engine.recommendation.Policy;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The parts that come from outside the service's own classes.
final class Parts {
  /// The application's time.
  @Produces
  @Singleton
  InstantSource clock() {
    return Clock.systemUTC();
  }

  /// Work that blocks, away from the event loop: one virtual thread each.
  @Produces
  @Singleton
  ExecutorService blocking() {
    return Executors.newThreadPerTaskExecutor(
        Thread.ofVirtual().name("waymark-blocking-", 0).factory());
  }

  void close(@Disposes ExecutorService blocking) {
    blocking.shutdownNow();
  }

  @Produces
  @Singleton
  MasteryModel model() {
    return new BktModel();
  }

  @Produces
  @Singleton
  Policy policy() {
    return Policy.STANDARD;
  }

  @Produces
  @Singleton
  InstanceId instance() {
    return new InstanceId(UUID.randomUUID().toString());
  }
}
