package dev.waymark.gateway.http;

import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemType;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What every request keeps, whatever it asks for.
@Singleton
class RequestRules {

  private static final Set<String> JSON =
      Set.of(
          "application/json", "application/cloudevents+json", "application/cloudevents-batch+json");

  private final GatewayConfig.Request config;
  private final AllowedHosts hosts;

  RequestRules(GatewayConfig config, AllowedHosts hosts) {
    this.config = config.request();
    this.hosts = hosts;
  }

  /// Why the request is refused; null when it is not.
  @Nullable Problem refusal(HttpServerRequest request) {
    if (request.version() == null) {
      return Problem.of(
          ProblemType.INVALID_REQUEST, "The versions of HTTP that are understood are 1.0 and 1.1.");
    }
    String fault = RequestTargets.faultIn(request.uri());
    Problem tooLong = tooLong(request);
    if (tooLong != null) {
      return tooLong;
    }
    if (fault != null) {
      return Problem.of(ProblemType.INVALID_REQUEST, fault);
    }
    Problem unknownHost = hosts.refusal(request);
    if (unknownHost != null) {
      return unknownHost;
    }
    Endpoints.Endpoint endpoint = Endpoints.of(request.path());
    if (endpoint != null && !endpoint.has(request.method().name())) {
      return ProblemMapper.refused(405, request.method());
    }
    Problem query =
        endpoint == null || endpoint.takesAnyQuery()
            ? null
            : QueryRules.refusal(endpoint, request.params());
    if (query != null) {
      return query;
    }
    return body(request, endpoint);
  }

  private @Nullable Problem tooLong(HttpServerRequest request) {
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
    return headers <= config.maxHeaderLength()
        ? null
        : Problem.of(
            ProblemType.HEADERS_TOO_LARGE,
            "All header fields together must have at most %d characters."
                .formatted(config.maxHeaderLength()));
  }

  private @Nullable Problem body(HttpServerRequest request, Endpoints.@Nullable Endpoint endpoint) {
    String encoding = request.getHeader("Transfer-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("chunked")) {
      return Problem.of(
          ProblemType.INVALID_REQUEST, "The only transfer coding that is understood is chunked.");
    }
    String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (coding != null && !coding.equalsIgnoreCase(Bodies.GZIP)) {
      return Problem.of(
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          "The only content coding of a body that is understood is gzip.");
    }
    if (declaredLength(request) > config.maxBodyBytes()) {
      return Bodies.tooLarge(config.maxBodyBytes());
    }
    String method = request.method().name();
    boolean hasBody = endpoint != null && (method.equals("POST") || method.equals("PUT"));
    return hasBody && !isJson(request.headers().getAll(HttpHeaders.CONTENT_TYPE))
        ? ProblemMapper.refused(415, request.method())
        : null;
  }

  /// A web page may send any other type to a foreign server without asking it first.
  private static boolean isJson(List<String> types) {
    return types.size() == 1
        && JSON.contains(types.getFirst().split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
  }

  private static long declaredLength(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }
}
