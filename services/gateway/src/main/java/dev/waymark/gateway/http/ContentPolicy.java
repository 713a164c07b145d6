package dev.waymark.gateway.http;

import io.vertx.core.http.HttpServerResponse;

/// What an answer may do in a browser that shows it (Content Security Policy, Level 3). Nothing may
/// send a form or be framed.
enum ContentPolicy {
  /// Data, to be shown nowhere and run never.
  DATA("", ""),

  /// A picture that has a style sheet in it, and may have nothing else.
  PICTURE("style-src 'unsafe-inline'; ", ""),

  /// A page that has its style within, and pictures as SVG, and needs no more: no script runs,
  /// nothing is fetched, and it is of no origin.
  REPORT("style-src 'unsafe-inline'; ", "; sandbox"),

  /// A page of the web application: it runs scripts and styles of this gateway alone and speaks to
  /// it alone.
  APPLICATION(
      "script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; ",
      "");

  private final String text;

  ContentPolicy(String allowed, String besides) {
    text =
        "default-src 'none'; "
            + allowed
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
            + besides;
  }

  /// Gives the answer this policy instead of another: a browser would keep to both of two.
  void set(HttpServerResponse response) {
    response.putHeader("Content-Security-Policy", text);
  }
}
