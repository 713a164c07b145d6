package dev.waymark.recommender.wiring;

import dev.waymark.engine.recommendation.Policy;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.config.StoredForm;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;
import java.util.UUID;

/// The parts that come from outside the service's own classes.
final class Parts {
  /// The application's time.
  @Produces
  @Singleton
  InstantSource clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  StoredForm storedForm(RecommenderConfig config) {
    return StoredForm.of(config);
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
