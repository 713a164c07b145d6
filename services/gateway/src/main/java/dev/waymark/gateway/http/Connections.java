package dev.waymark.gateway.http;

import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/// The connections that requests come over.
final class Connections {

  private Connections() {}

  /// How long a sender may go on with a request that was answered already: what it still sends
  /// would break the connection under an answer that it has not read.
  private static final long LINGER_MILLIS = 1_000;

  /// Closes the connection of a request that was answered and has not come to its end, which in
  /// HTTP/1 it would otherwise be waited for.
  static void closeUnread(RoutingContext request) {
    if (request.request().version() != HttpVersion.HTTP_2 && !request.request().isEnded()) {
      request.vertx().setTimer(LINGER_MILLIS, over -> request.request().connection().close());
    }
  }

  /// Ends the connection after the response: what is left of the request is not read, so in HTTP/1
  /// it cannot serve another. In HTTP/2 only the request's stream ends.
  static void endAfter(RoutingContext request) {
    if (request.request().version() != HttpVersion.HTTP_2) {
      request.response().putHeader("Connection", "close");
    }
  }
}
