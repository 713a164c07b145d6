package dev.waymark.gateway.http;

import io.vertx.ext.web.RoutingContext;

/// How a request's path is shown in a problem.
final class RequestPaths {

  private static final int MAX_SHOWN = 512;

  private RequestPaths() {}

  /// The path as it was sent, without the query, shortened if it is very long.
  static String shown(RoutingContext request) {
    String path = request.request().path();
    if (path == null) {
      return "/";
    }
    return path.length() <= MAX_SHOWN ? path : path.substring(0, MAX_SHOWN);
  }
}
