package dev.waymark.gateway.health;

import dev.waymark.gateway.wiring.LongWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// Alive while none of the work that goes on behind requests has died.
@Liveness
@ApplicationScoped
class GatewayLiveness implements HealthCheck {

  private final LongWork work;

  GatewayLiveness(LongWork work) {
    this.work = work;
  }

  @Override
  public HealthCheckResponse call() {
    List<String> dead = work.dead();
    return HealthCheckResponse.named("work")
        .status(dead.isEmpty())
        .withData("dead", String.join(", ", dead))
        .build();
  }
}
