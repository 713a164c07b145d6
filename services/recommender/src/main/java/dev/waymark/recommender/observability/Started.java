package dev.waymark.recommender.observability;

import dev.waymark.recommender.kafka.ingest.Ingestion;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/// Started once ingestion was: it may wait for its broker then, which starting again would not
/// bring about.
@Startup
@Singleton
public final class Started implements HealthCheck {
  private final Ingestion ingestion;

  Started(Ingestion ingestion) {
    this.ingestion = ingestion;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("recommender").status(ingestion.live()).build();
  }
}
