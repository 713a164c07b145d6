package dev.waymark.recommender.observability;

import dev.waymark.recommender.kafka.Ingestion;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// Live while the ingestion loop turns.
@Liveness
@Singleton
public final class Live implements HealthCheck {
  private final Ingestion ingestion;

  Live(Ingestion ingestion) {
    this.ingestion = ingestion;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("ingestion").status(ingestion.live()).build();
  }
}
