package dev.waymark.gateway.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/// Started as soon as the gateway listens: whether it is warmed up is for readiness to tell, and a
/// recommender that is away is no reason to start it again.
@Startup
@ApplicationScoped
class GatewayStartup implements HealthCheck {

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.up("gateway");
  }
}
