package dev.waymark.gateway.health;

import dev.waymark.gateway.catalogue.Catalogue;
import dev.waymark.gateway.grpc.RecommenderConnection;
import dev.waymark.gateway.warmup.WarmUp;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// The gateway is ready once it is warmed up, or has waited for that long enough: with the
/// recommender away it still accepts events and answers from the catalogue, and taking it out of
/// service would end that too. What it can reach is told beside.
@Readiness
@ApplicationScoped
class GatewayReadiness implements HealthCheck {

  private final RecommenderConnection recommender;
  private final Catalogue catalogue;
  private final WarmUp warmUp;

  GatewayReadiness(RecommenderConnection recommender, Catalogue catalogue, WarmUp warmUp) {
    this.recommender = recommender;
    this.catalogue = catalogue;
    this.warmUp = warmUp;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("gateway")
        .status(warmUp.isOver())
        .withData("recommender", recommender.isReady() ? "connected" : "away")
        .withData("copiedGraphRelease", catalogue.copiedRelease().orElse("none"))
        .build();
  }
}
