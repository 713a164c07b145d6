package dev.waymark.gateway.http;

import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/// The connections that requests come over.
final class Connections {

  private Connections() {}

  /// Ends the connection after the response: what is left of the request is not read, so in HTTP/1
  /// it cannot serve another. In HTTP/2 only the request's stream ends.
  static void endAfter(RoutingContext request) {
    if (request.request().version() != HttpVersion.HTTP_2) {
      request.response().putHeader("Connection", "close");
    }
  }
}
