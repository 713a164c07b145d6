package dev.waymark.gateway.http;

import dev.waymark.gateway.auth.Caller;
import dev.waymark.gateway.warmup.OwnRequests;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Times every request of others as `http.server.requests`.
///
/// The label `caller` is the kind of caller; `unknown` where a request was refused before it was
/// known who sends it, or where that is asked of nobody.
///
/// No label has a value that a caller chooses: a path counts as its template, and methods and paths
/// that are not the API's as one. A registry keeps what it was asked for until the process ends,
/// even what a filter denies, so it must not be asked for the callers' own words.
@Singleton
class RequestMetrics {

  private static final String OTHER = "OTHER";
  private static final String UNKNOWN = "unknown";

  /// The upper ends of the histogram's buckets.
  private static final Duration[] BUCKETS =
      IntStream.of(5, 10, 25, 50, 100, 250, 1_000, 2_500)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");

  private final MeterRegistry registry;
  private final Meter.MeterProvider<Timer> timers;
  private final OwnRequests own;

  RequestMetrics(MeterRegistry registry, OwnRequests own) {
    this.registry = registry;
    this.timers =
        Timer.builder("http.server.requests")
            .serviceLevelObjectives(BUCKETS)
            .withRegistry(registry);
    this.own = own;
  }

  /// Times the request until its end, or until its connection is lost.
  void time(RoutingContext request) {
    if (own.sent(request.request())) {
      return;
    }
    Timer.Sample sample = Timer.start(registry);
    String method = method(request.request().method().name());
    String uri = uri(request.request().path());
    request.addEndHandler(end -> sample.stop(timer(method, uri, request, end.succeeded())));
  }

  private Timer timer(String method, String uri, RoutingContext request, boolean answered) {
    int status = request.response().getStatusCode();
    Caller caller = Admission.callerIfKnown(request);
    return timers.withTags(
        "method", method,
        "uri", uri,
        "status", answered ? Integer.toString(status) : "RESET",
        "outcome", answered ? outcome(status) : "CLIENT_ERROR",
        "caller", caller == null ? UNKNOWN : caller.kind());
  }

  private static String method(String method) {
    return METHODS.contains(method) ? method : OTHER;
  }

  private static String uri(@Nullable String path) {
    Endpoints.Endpoint endpoint = Endpoints.of(path);
    return endpoint == null ? OTHER : endpoint.template();
  }

  private static String outcome(int status) {
    return switch (status / 100) {
      case 1 -> "INFORMATIONAL";
      case 2 -> "SUCCESS";
      case 3 -> "REDIRECTION";
      case 4 -> "CLIENT_ERROR";
      default -> "SERVER_ERROR";
    };
  }
}
