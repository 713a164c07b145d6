package dev.waymark.recommender.wiring;

import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.grpc.WarmUp;
import dev.waymark.recommender.kafka.LogLag;
import dev.waymark.recommender.kafka.follow.GraphAnnouncements;
import dev.waymark.recommender.kafka.follow.ModelFollower;
import dev.waymark.recommender.kafka.follow.UpdateFollower;
import dev.waymark.recommender.kafka.ingest.Ingestion;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Starts the threads with the service and stops them with it.
@Singleton
final class Lifecycle {
  private final RecommenderConfig config;
  private final GraphAnnouncements announcements;
  private final ModelFollower models;
  private final Ingestion ingestion;
  private final UpdateFollower updates;
  private final LogLag lag;
  private final WarmUp warmUp;

  Lifecycle(
      RecommenderConfig config,
      GraphAnnouncements announcements,
      ModelFollower models,
      Ingestion ingestion,
      UpdateFollower updates,
      LogLag lag,
      WarmUp warmUp) {
    this.config = config;
    this.announcements = announcements;
    this.models = models;
    this.ingestion = ingestion;
    this.updates = updates;
    this.lag = lag;
    this.warmUp = warmUp;
  }

  void start(@Observes StartupEvent event) {
    if (!config.serve()) {
      return;
    }
    announcements.start();
    models.start();
    ingestion.start();
    updates.start();
    lag.start();
    warmUp.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    if (!config.serve()) {
      return;
    }
    warmUp.stop();
    lag.stop();
    ingestion.stop();
    updates.stop();
    models.stop();
    announcements.stop();
  }
}
