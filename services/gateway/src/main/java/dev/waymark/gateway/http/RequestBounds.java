package dev.waymark.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemType;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Refuses what is too large before anything reads it, and answers with a problem where no resource
/// is in charge.
@ApplicationScoped
class RequestBounds {

  /// Before the server's own check of the body's length, which answers without a body.
  private static final int FIRST = 1_000;

  private final GatewayConfig.Request config;
  private final ObjectMapper json;

  RequestBounds(GatewayConfig config, ObjectMapper json) {
    this.config = config.request();
    this.json = json;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, FIRST);
  }

  void register(@Observes Router router) {
    for (int status : new int[] {400, 404, 405, 413, 415, 500}) {
      router.errorHandler(
          status, context -> answer(context, ProblemMapper.refused(status, context)));
    }
  }

  private void check(RoutingContext context) {
    Problem refusal = refusal(context.request());
    if (refusal == null) {
      context.next();
    } else {
      // What is left of the request is not read, so the connection cannot serve another.
      context.response().putHeader("Connection", "close");
      answer(context, refusal);
    }
  }

  private @Nullable Problem refusal(HttpServerRequest request) {
    if (request.uri().length() > config.maxUriLength()) {
      return Problem.of(
          ProblemType.URI_TOO_LONG,
          "The path with its query must have at most %d characters."
              .formatted(config.maxUriLength()));
    }
    int headers = 0;
    for (Map.Entry<String, String> header : request.headers()) {
      headers += header.getKey().length() + header.getValue().length();
    }
    if (headers > config.maxHeaderLength()) {
      return Problem.of(
          ProblemType.HEADERS_TOO_LARGE,
          "All header fields together must have at most %d characters."
              .formatted(config.maxHeaderLength()));
    }
    if (declaredLength(request) > config.maxBodyBytes()) {
      return Problem.of(
          ProblemType.REQUEST_TOO_LARGE,
          "A body must have at most %d bytes. Send fewer events in one request."
              .formatted(config.maxBodyBytes()));
    }
    return null;
  }

  private static long declaredLength(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  private void answer(RoutingContext context, Problem problem) {
    if (context.response().headWritten()) {
      context.response().reset();
      return;
    }
    context
        .response()
        .setStatusCode(problem.type().status())
        .putHeader(HttpHeaders.CONTENT_TYPE, ProblemBody.MEDIA_TYPE)
        .end(text(ProblemBody.of(problem, RequestPaths.shown(context))));
  }

  private String text(ProblemBody body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A problem is always JSON", e);
    }
  }
}
