package dev.waymark.gateway.http;

import io.vertx.core.http.HttpServerResponse;
import java.util.Map;

/// What every answer tells a browser: it is data, to be shown nowhere and run never.
final class SecurityHeaders {

  private static final String POLICY = "Content-Security-Policy";

  private static final Map<String, String> ALL =
      Map.of(
          "X-Content-Type-Options",
          "nosniff",
          POLICY,
          "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Resource-Policy",
          "same-origin");

  /// For a page that has its style within, and pictures as SVG, and needs no more: no script runs,
  /// nothing is fetched, and it is of no origin.
  private static final String OF_PAGE =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'; sandbox";

  /// For a picture that has a style sheet in it, and may have nothing else.
  static final String PICTURE_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /// A year, in seconds (RFC 6797).
  private static final String BY_TLS_ALONE = "max-age=31536000";

  private SecurityHeaders() {}

  static void add(HttpServerResponse response, boolean overTls) {
    ALL.forEach(response::putHeader);
    if (overTls) {
      response.putHeader("Strict-Transport-Security", BY_TLS_ALONE);
    }
  }

  /// The answer is a page. Its policy replaces the one for data: a browser keeps to both of two.
  static void allowPage(HttpServerResponse response) {
    response.putHeader(POLICY, OF_PAGE);
  }
}
