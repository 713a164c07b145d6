package dev.waymark.gateway.http;

import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemType;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The names under which this gateway may be asked.
///
/// A web page can have its own name resolve to a loopback address and then ask whatever listens
/// there as if it were its own server (DNS rebinding). What it cannot do is to ask under another
/// name.
@Singleton
class AllowedHosts {

  private static final String ANY = "*";

  private final Set<String> names;

  AllowedHosts(GatewayConfig config) {
    this.names =
        config.request().hosts().stream()
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /// Null when the request names one of them, once.
  @Nullable Problem refusal(HttpServerRequest request) {
    HostAndPort authority = request.authority();
    if (authority == null || request.headers().getAll(HttpHeaders.HOST).size() > 1) {
      return Problem.of(
          ProblemType.INVALID_REQUEST, "A request must have one header Host, with a host in it.");
    }
    return names.contains(ANY) || names.contains(authority.host().toLowerCase(Locale.ROOT))
        ? null
        : Problem.of(
            ProblemType.UNKNOWN_HOST,
            "Ask under a name of this gateway, or have waymark.gateway.request.hosts list this one.");
  }
}
