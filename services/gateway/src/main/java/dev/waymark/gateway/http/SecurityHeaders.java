package dev.waymark.gateway.http;

import io.vertx.core.http.HttpServerResponse;
import java.util.Map;

/// What every answer tells a browser: it is data, unless what answers sets another policy.
final class SecurityHeaders {

  private static final Map<String, String> ALL =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin");

  /// A year, in seconds (RFC 6797).
  private static final String BY_TLS_ALONE = "max-age=31536000";

  private SecurityHeaders() {}

  static void add(HttpServerResponse response, boolean overTls) {
    ALL.forEach(response::putHeader);
    ContentPolicy.DATA.set(response);
    if (overTls) {
      response.putHeader("Strict-Transport-Security", BY_TLS_ALONE);
    }
  }
}
