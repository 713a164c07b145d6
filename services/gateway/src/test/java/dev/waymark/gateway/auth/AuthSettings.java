package dev.waymark.gateway.auth;

import dev.waymark.gateway.config.GatewayConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Settings as a test chooses them.
record AuthSettings(Optional<String> issuer, Optional<Path> jwksFile, Optional<Path> keysFile)
    implements GatewayConfig.Auth {

  @Override
  public String audience() {
    return TestIssuer.AUDIENCE;
  }

  @Override
  public String learnerClaim() {
    return "sub";
  }

  @Override
  public String scopesClaim() {
    return "scope";
  }

  @Override
  public String reachClaim() {
    return "waymark_learners";
  }

  @Override
  public Duration tokenCache() {
    return Duration.ZERO;
  }

  @Override
  public Duration clockSkew() {
    return Duration.ZERO;
  }

  @Override
  public Optional<Set<GatewayConfig.Public>> everyone() {
    return Optional.empty();
  }

  @Override
  public Duration reloadInterval() {
    return Duration.ofSeconds(1);
  }
}
