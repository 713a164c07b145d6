package dev.waymark.recommender.observability;

import dev.waymark.recommender.kafka.ingest.Ingestion;
import dev.waymark.recommender.wiring.ServiceThreads;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// Live while the ingestion loop turns and no thread has died that the service can't be without.
@Liveness
@Singleton
public final class Live implements HealthCheck {
  private final Ingestion ingestion;
  private final ServiceThreads threads;

  Live(Ingestion ingestion, ServiceThreads threads) {
    this.ingestion = ingestion;
    this.threads = threads;
  }

  @Override
  public HealthCheckResponse call() {
    List<String> dead = threads.dead();
    return HealthCheckResponse.named("ingestion")
        .status(ingestion.live() && dead.isEmpty())
        .withData("deadThreads", String.join(", ", dead))
        .build();
  }
}
