package dev.waymark.recommender.observability;

import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.kafka.Ingestion;
import dev.waymark.recommender.kafka.ModelFollower;
import dev.waymark.recommender.model.ModelInUse;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready once a graph release is served, this instance has its share of the log, and the newest
/// model is loaded or was waited for.
@Readiness
@Singleton
public final class Ready implements HealthCheck {
  private final ServedGraph graph;
  private final Ingestion ingestion;
  private final ModelFollower models;
  private final ModelInUse model;

  Ready(ServedGraph graph, Ingestion ingestion, ModelFollower models, ModelInUse model) {
    this.graph = graph;
    this.ingestion = ingestion;
    this.models = models;
    this.model = model;
  }

  @Override
  public HealthCheckResponse call() {
    boolean served = graph.current().isPresent();
    boolean settled = ingestion.settled();
    return HealthCheckResponse.named("recommender")
        .status(served && settled && models.settled())
        .withData("graphRelease", graph.current().map(it -> it.release()).orElse("none"))
        .withData("partitionsAssigned", settled)
        .withData("model", model.current().version())
        .build();
  }
}
