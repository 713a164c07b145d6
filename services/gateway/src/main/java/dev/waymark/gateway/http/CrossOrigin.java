package dev.waymark.gateway.http;

import dev.waymark.gateway.config.GatewayConfig;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets pages of the configured origins read answers (CORS, Fetch Standard). Without any, no page
/// of another origin reads anything.
///
/// Cookies are never allowed: who calls is told by a header that a page must set on purpose.
@Singleton
class CrossOrigin {

  private static final String MAX_AGE_SECONDS = "600";
  private static final String HEADERS =
      "Authorization, Content-Type, Idempotency-Key, If-None-Match, Last-Event-ID, Waymark-Consistency-Token, traceparent, tracestate";
  private static final String EXPOSED =
      "Allow, ETag, Idempotency-Replayed, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate, Waymark-Stale";

  private final Set<String> origins;

  CrossOrigin(GatewayConfig config) {
    this.origins = Set.copyOf(config.cors().origins().orElse(List.of()));
  }

  /// Marks the answer for the page that asks.
  ///
  /// @return whether that is all: the request was the browser's own, to ask whether the page may
  boolean answered(RoutingContext request, Endpoints.@Nullable Endpoint endpoint) {
    if (origins.isEmpty()) {
      return false;
    }
    HttpServerResponse response = request.response();
    response.headers().add("Vary", "Origin");
    String origin = request.request().getHeader("Origin");
    if (origin == null || !origins.contains(origin)) {
      return false;
    }
    response.putHeader("Access-Control-Allow-Origin", origin);
    response.putHeader("Access-Control-Expose-Headers", EXPOSED);
    response.putHeader("Cross-Origin-Resource-Policy", "cross-origin");
    boolean preflight =
        request.request().method().equals(HttpMethod.OPTIONS)
            && request.request().headers().contains("Access-Control-Request-Method");
    if (!preflight || endpoint == null) {
      return false;
    }
    response
        .putHeader("Access-Control-Allow-Methods", endpoint.allow())
        .putHeader("Access-Control-Allow-Headers", HEADERS)
        .putHeader("Access-Control-Max-Age", MAX_AGE_SECONDS)
        .setStatusCode(204)
        .end();
    return true;
  }
}
