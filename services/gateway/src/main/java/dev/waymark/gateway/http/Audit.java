package dev.waymark.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.waymark.gateway.auth.Caller;
import dev.waymark.gateway.session.Sessions;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/// Writes down who erased, exported or changed what, who was refused it, and who signed in and out
/// with a browser: one JSON object a line, in a log category of its own.
@Singleton
class Audit {

  /// The category.
  static final String CATEGORY = "dev.waymark.audit";

  private static final Logger LOG = Logger.getLogger(CATEGORY);

  /// What a line of a trace names it by.
  private static final String TRACE = "traceId";

  private static final Map<String, String> ACTIONS =
      Map.of(
          "DELETE /v1/learners/{id}", "learner.erase",
          "GET /v1/learners/{id}/export", "learner.export",
          "PUT /v1/learners/{id}/profile", "learner.profile.replace");

  /// Those of sessions: written down when one began or ended.
  private static final Map<String, String> SESSIONS =
      Map.of("GET /session/callback", "session.begin", "POST /session/logout", "session.end");

  private final ObjectWriter json;
  private final ClientAddress addresses;
  private final InstantSource clock;

  Audit(ObjectMapper json, ClientAddress addresses, InstantSource clock) {
    // Nothing that a caller chose turns the direction of a line or hides in it.
    this.json = json.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
    this.addresses = addresses;
    this.clock = clock;
  }

  /// Writes the request down once it has been answered, if it is of that kind.
  void follow(RoutingContext request, Endpoints.Endpoint endpoint) {
    String called = request.request().method().name() + " " + endpoint.template();
    boolean session = SESSIONS.containsKey(called);
    String action = session ? SESSIONS.get(called) : ACTIONS.get(called);
    String path = request.request().path();
    if (action == null || path == null) {
      return;
    }
    String learner = session ? null : endpoint.learnerId(path);
    String from = addresses.of(request.request());
    SpanContext trace = Span.current().getSpanContext();
    request.addEndHandler(end -> {
      if (session && Sessions.changed(request).isEmpty()) {
        return;
      }
      // The trace is over by then.
      if (trace.isValid()) {
        MDC.put(TRACE, trace.getTraceId());
      }
      write(action, learner, from, caller(request), request, end.succeeded());
      MDC.remove(TRACE);
    });
  }

  private static @Nullable Caller caller(RoutingContext request) {
    return Sessions.changed(request).orElseGet(() -> Admission.callerIfKnown(request));
  }

  private void write(
      String action,
      @Nullable String learner,
      String from,
      @Nullable Caller caller,
      RoutingContext request,
      boolean answered) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", clock.instant().toString());
    line.put("action", action);
    if (learner != null) {
      line.put("learner", learner);
    }
    line.put("caller", caller == null ? "unknown" : caller.name());
    line.put("from", from);
    line.put("status", request.response().getStatusCode());
    if (request.response().headers().contains(IdempotentWrites.REPLAYED_HEADER)) {
      line.put("replayed", true);
    }
    if (!answered) {
      line.put("answered", false);
    }
    try {
      LOG.info(json.writeValueAsString(line));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Text and numbers are always JSON", e);
    }
  }
}
