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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Refuses what is too large before anything reads it, and answers with a problem where no resource
/// is in charge.
@ApplicationScoped
class RequestBounds {

  /// Before the server's own check of the body's length, which answers without a body.
  private static final int FIRST = 1_000;

  private static final Pattern MALFORMED_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final int[] REFUSED_BELOW = {400, 404, 405, 413, 415, 500};

  private final GatewayConfig.Request config;
  private final RateBounds rate;
  private final ObjectMapper json;

  RequestBounds(GatewayConfig config, RateBounds rate, ObjectMapper json) {
    this.rate = rate;
    this.config = config.request();
    this.json = json;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, FIRST);
  }

  void register(@Observes Router router) {
    for (int status : REFUSED_BELOW) {
      router.errorHandler(
          status, context -> answer(context, ProblemMapper.refused(status, context)));
    }
  }

  private void check(RoutingContext context) {
    Problem refusal = refusal(context.request());
    if (refusal == null) {
      context.next();
    } else {
      Connections.endAfter(context);
      answer(context, refusal);
    }
  }

  private @Nullable Problem refusal(HttpServerRequest request) {
    Problem tooMany = rate.refusal(request);
    if (tooMany != null) {
      return tooMany;
    }
    if (request.uri().length() > config.maxUriLength()) {
      return Problem.of(
          ProblemType.URI_TOO_LONG,
          "The path with its query must have at most %d characters."
              .formatted(config.maxUriLength()));
    }
    if (MALFORMED_ESCAPE.matcher(request.uri()).find()) {
      return Problem.of(
          ProblemType.INVALID_REQUEST,
          "A percent sign in the path or the query must be followed by two hexadecimal digits.");
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
      return Bodies.tooLarge(config.maxBodyBytes());
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
    String retryAfter = ProblemMapper.retryAfter(problem);
    if (retryAfter != null) {
      context.response().putHeader(HttpHeaders.RETRY_AFTER, retryAfter);
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
