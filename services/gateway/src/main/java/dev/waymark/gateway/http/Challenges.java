package dev.waymark.gateway.http;

import dev.waymark.gateway.auth.Rule;
import dev.waymark.gateway.auth.Scope;
import dev.waymark.gateway.problem.Problem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The header `WWW-Authenticate` of a refusal (RFC 6750).
final class Challenges {

  private static final String BEARER = "Bearer realm=\"waymark\"";

  private Challenges() {}

  /// What a refused caller is asked for; empty for a problem of any other kind.
  static Optional<String> of(
      Problem problem, Endpoints.@Nullable Endpoint endpoint, HttpServerRequest request) {
    return switch (problem.type()) {
      case UNAUTHENTICATED ->
          Optional.of(
              request.headers().contains(HttpHeaders.AUTHORIZATION)
                  ? BEARER + ", error=\"invalid_token\""
                  : BEARER);
      case FORBIDDEN -> {
        String scope =
            Optional.ofNullable(endpoint)
                .map(Endpoints.Endpoint::rule)
                .flatMap(Rule::scope)
                .map(Scope::text)
                .map(text -> ", scope=\"%s\"".formatted(text))
                .orElse("");
        yield Optional.of(BEARER + ", error=\"insufficient_scope\"" + scope);
      }
      default -> Optional.empty();
    };
  }
}
