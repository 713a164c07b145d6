package dev.waymark.gateway.http;

import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.problem.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// Answers every failed request with a problem.
class ProblemMapper {

  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

  private static final int MAX_METHOD_LENGTH = 32;

  private final MeterRegistry metrics;

  ProblemMapper(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  @ServerExceptionMapper
  Response problem(ProblemException exception, RoutingContext request) {
    return response(exception.problem(), request);
  }

  /// What the REST layer refuses by itself: unknown paths, methods, media types, bodies that are
  /// too large.
  @ServerExceptionMapper
  Response problem(WebApplicationException exception, RoutingContext request) {
    int status = exception.getResponse().getStatus();
    HttpMethod method = request.request().method();
    Endpoints.Endpoint endpoint = Endpoints.of(request.request().path());
    if (endpoint == null || endpoint.has(method.name()) || (status != 404 && status != 405)) {
      return response(refused(status, method), request);
    }
    // The path is one of ours, so a 404 also means that it does not have the method.
    return Response.fromResponse(response(refused(405, method), request))
        .header(HttpHeaders.ALLOW, endpoint.allow())
        .build();
  }

  @ServerExceptionMapper
  Response problem(Throwable failure, RoutingContext request) {
    if (failure instanceof IOException) {
      // The client's connection is the only one that requests read and write by themselves.
      LOG.debugf(failure, "The client left: %s", shown(request.request().method()));
    } else {
      LOG.errorf(failure, "A request failed: %s", shown(request.request().method()));
    }
    return response(
        Problem.of(ProblemType.INTERNAL_ERROR, "The fault is in the gateway's log."), request);
  }

  private Response response(Problem problem, RoutingContext request) {
    metrics.counter("waymark.gateway.problems", "type", problem.type().name()).increment();
    var response =
        Response.status(problem.type().status())
            .type(ProblemBody.MEDIA_TYPE)
            .entity(ProblemBody.of(problem, RequestPaths.shown(request)));
    String retryAfter = retryAfter(problem);
    if (retryAfter != null) {
      response.header(HttpHeaders.RETRY_AFTER, retryAfter);
    }
    if (problem.type() == ProblemType.REQUEST_TOO_LARGE) {
      Connections.endAfter(request);
    }
    return response.build();
  }

  /// Whole seconds, at least one; null when asking again does not help by itself.
  static @Nullable String retryAfter(Problem problem) {
    Duration wait = problem.retryAfter();
    return wait == null ? null : Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
  }

  /// The problem for a status that some layer below the resources chose.
  static Problem refused(int status, HttpMethod method) {
    return switch (status) {
      case 404 -> Problem.of(ProblemType.UNKNOWN_PATH, "The API is described at /q/openapi.");
      case 405 ->
          Problem.of(
              ProblemType.METHOD_NOT_ALLOWED,
              "This path does not have %s. The API is described at /q/openapi."
                  .formatted(shown(method)));
      case 406 ->
          Problem.of(
              ProblemType.NOT_ACCEPTABLE,
              "Ask with Accept: application/json, or text/event-stream for a stream.");
      case 413 -> Problem.of(ProblemType.REQUEST_TOO_LARGE, "Send fewer events in one request.");
      case 414 -> Problem.of(ProblemType.URI_TOO_LONG, "Shorten the path or the query.");
      case 415 ->
          Problem.of(
              ProblemType.UNSUPPORTED_MEDIA_TYPE,
              "Send JSON: application/json, or for progress application/cloudevents+json or"
                  + " application/cloudevents-batch+json.");
      case 431 -> Problem.of(ProblemType.HEADERS_TOO_LARGE, "Send fewer or shorter header fields.");
      default ->
          status < 500
              ? Problem.of(ProblemType.INVALID_REQUEST, "The request could not be read.")
              : Problem.of(ProblemType.INTERNAL_ERROR, "The fault is in the gateway's log.");
    };
  }

  /// A method, shortened if it is very long.
  static String shown(HttpMethod method) {
    String name = method.name();
    return name.length() <= MAX_METHOD_LENGTH ? name : name.substring(0, MAX_METHOD_LENGTH);
  }
}
