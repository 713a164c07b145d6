package dev.waymark.recommender.observability;

import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.kafka.Ingestion;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready once a graph release is served and this instance has its share of the log.
@Readiness
@Singleton
public final class Ready implements HealthCheck {
  private final ServedGraph graph;
  private final Ingestion ingestion;

  Ready(ServedGraph graph, Ingestion ingestion) {
    this.graph = graph;
    this.ingestion = ingestion;
  }

  @Override
  public HealthCheckResponse call() {
    boolean served = graph.current().isPresent();
    boolean settled = ingestion.settled();
    return HealthCheckResponse.named("recommender")
        .status(served && settled)
        .withData("graphRelease", graph.current().map(it -> it.release()).orElse("none"))
        .withData("partitionsAssigned", settled)
        .build();
  }
}
