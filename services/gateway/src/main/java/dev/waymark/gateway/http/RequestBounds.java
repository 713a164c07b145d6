package dev.waymark.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.gateway.auth.Exposure;
import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemType;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.logging.Logger;

/// The door: applies the rules of every request before anything else reads it, lets in anyone who
/// may come, and answers with a problem where no resource is in charge.
@Singleton
class RequestBounds {

  private static final Logger LOG = Logger.getLogger(RequestBounds.class);

  private final RequestRules rules;
  private final RequestMetrics metrics;
  private final Admission admission;
  private final RateBounds rate;
  private final CrossOrigin crossOrigin;
  private final Audit audit;
  private final Draining draining;
  private final long bodyTimeoutMillis;
  private final ObjectMapper json;

  RequestBounds(
      RequestRules rules,
      RequestMetrics metrics,
      Admission admission,
      RateBounds rate,
      CrossOrigin crossOrigin,
      Audit audit,
      Draining draining,
      GatewayConfig config,
      ObjectMapper json) {
    this.rules = rules;
    this.metrics = metrics;
    this.admission = admission;
    this.rate = rate;
    this.crossOrigin = crossOrigin;
    this.audit = audit;
    this.draining = draining;
    this.bodyTimeoutMillis = config.request().bodyTimeout().toMillis();
    this.json = json;
  }

  /// The first route there is, and the first to hear of what no route could take.
  void register(@Observes Router router, Exposure exposure) {
    exposure.check();
    router.route().order(Integer.MIN_VALUE).handler(this::check).failureHandler(this::failed);
  }

  private void check(RoutingContext context) {
    if (Connections.isEnding(context)) {
      Connections.close(context);
      return;
    }
    metrics.time(context);
    HttpServerRequest request = context.request();
    SecurityHeaders.add(context.response(), request.isSSL());
    if (draining.hasBegun()) {
      Connections.endAfter(context);
    }
    if (isAboutPeople(request.uri())) {
      context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    Problem refusal = rules.refusal(request);
    if (refusal != null) {
      Problem tooMany = rate.refusal(context, null);
      Connections.endAfter(context);
      answer(context, tooMany == null ? refusal : tooMany);
      return;
    }
    if (request.headers().contains("Transfer-Encoding")) {
      // Where a length was declared besides, another server may see another end of this request.
      Connections.endAfter(context);
    }
    if (!request.isEnded()) {
      boundBody(context);
    }
    Endpoints.Endpoint endpoint = Endpoints.of(request.path());
    if (crossOrigin.answered(context, endpoint)) {
      return;
    }
    if (endpoint != null) {
      Pages.addHeaders(context, endpoint);
      audit.follow(context, endpoint);
    }
    admission.admit(
        context,
        endpoint,
        problem -> {
          Connections.endAfterUnread(context);
          answer(context, problem);
        });
  }

  private static boolean isAboutPeople(String uri) {
    return uri.startsWith("/v1/learners/")
        || uri.startsWith("/v1/insight")
        || uri.startsWith("/session");
  }

  /// Refuses a body that does not come to its end in time.
  private void boundBody(RoutingContext context) {
    long timer =
        context
            .vertx()
            .setTimer(
                bodyTimeoutMillis,
                due -> {
                  if (!hasArrived(context.request())) {
                    Connections.endAfter(context);
                    answer(
                        context,
                        Problem.of(
                            ProblemType.REQUEST_TIMEOUT,
                            "The body must arrive within %d s. Nothing of it was recorded."
                                .formatted(bodyTimeoutMillis / 1_000)));
                  }
                });
    context.addEndHandler(end -> context.vertx().cancelTimer(timer));
  }

  /// Whether all of the body is here, if there is one. A request that its reader pauses between
  /// reads, as the REST layer does with a large body, never counts as ended; then its bytes tell.
  private static boolean hasArrived(HttpServerRequest request) {
    String declared = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    boolean none =
        declared == null
            && request.version() != HttpVersion.HTTP_2
            && request.getHeader("Transfer-Encoding") == null;
    return request.isEnded()
        || none
        || (declared != null && String.valueOf(request.bytesRead()).equals(declared));
  }

  private void failed(RoutingContext context) {
    if (Connections.isEnding(context)) {
      Connections.close(context);
      return;
    }
    if (context.response().ended()) {
      // The answer was that the body came too slowly, and nobody waits for another.
      return;
    }
    int status = context.statusCode();
    if (status < 400 || status >= 500) {
      LOG.errorf(
          context.failure(),
          "A request failed: %s",
          ProblemMapper.shown(context.request().method()));
      status = 500;
    }
    Connections.endAfter(context);
    Problem refusal = rules.refusal(context.request());
    Problem tooMany = rate.refusal(context, Admission.callerIfKnown(context));
    if (tooMany != null) {
      answer(context, tooMany);
    } else if (refusal != null) {
      answer(context, refusal);
    } else {
      answer(context, ProblemMapper.refused(status, context.request().method()));
    }
  }

  private void answer(RoutingContext context, Problem problem) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (response.headWritten()) {
      response.reset();
      return;
    }
    String retryAfter = ProblemMapper.retryAfter(problem);
    if (retryAfter != null) {
      response.putHeader(HttpHeaders.RETRY_AFTER, retryAfter);
    }
    Endpoints.Endpoint endpoint = Endpoints.of(context.request().path());
    if (problem.type() == ProblemType.METHOD_NOT_ALLOWED && endpoint != null) {
      response.putHeader(HttpHeaders.ALLOW, endpoint.allow());
    }
    Challenges.of(problem, endpoint, context.request())
        .ifPresent(challenge -> response.putHeader(HttpHeaders.WWW_AUTHENTICATE, challenge));
    response
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
