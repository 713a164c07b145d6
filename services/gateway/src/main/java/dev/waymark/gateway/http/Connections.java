package dev.waymark.gateway.http;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/// The connections that requests come over.
final class Connections {

  /// How long a sender may go on with a request that was answered already: what it still sends
  /// would break the connection under an answer that it has not read.
  private static final long LINGER_MILLIS = 1_000;

  private static final Set<HttpConnection> ENDING =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private static final String LAST = Connections.class.getName();

  private Connections() {}

  /// Ends the connection after the response: what is left of the request is not read, so in HTTP/1
  /// it cannot serve another. In HTTP/2 only the request's stream ends.
  ///
  /// The header alone closes nothing: the server goes by what the request said.
  static void endAfter(RoutingContext context) {
    if (isShared(context) || !ENDING.add(context.request().connection())) {
      return;
    }
    context.put(LAST, true);
    context.response().putHeader("Connection", "close");
    context.addEndHandler(end -> {
      if (context.request().isEnded() || !hasBody(context)) {
        close(context);
      } else {
        context.vertx().setTimer(LINGER_MILLIS, over -> close(context));
      }
    });
  }

  /// Ends the connection after a response that comes before the body was read.
  static void endAfterUnread(RoutingContext context) {
    if (hasBody(context)) {
      endAfter(context);
    }
  }

  /// Whether the request came after one that was the last of its connection.
  static boolean isEnding(RoutingContext context) {
    return !isShared(context)
        && context.get(LAST) == null
        && ENDING.contains(context.request().connection());
  }

  /// Closes the connection of a request without an answer.
  static void close(RoutingContext context) {
    context.request().connection().close();
  }

  private static boolean hasBody(RoutingContext context) {
    var headers = context.request().headers();
    return headers.contains("Content-Length") || headers.contains("Transfer-Encoding");
  }

  private static boolean isShared(RoutingContext context) {
    return context.request().version() == HttpVersion.HTTP_2;
  }
}
