package dev.waymark.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.waymark.gateway.auth.Caller;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/// Writes down who erased, exported or changed what, and who was refused it: one JSON object a
/// line, in a log category of its own.
@ApplicationScoped
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
    String action = ACTIONS.get(request.request().method().name() + " " + endpoint.template());
    String path = request.request().path();
    if (action == null || path == null) {
      return;
    }
    String learner = endpoint.learnerId(path);
    String from = addresses.of(request.request());
    SpanContext trace = Span.current().getSpanContext();
    request.addEndHandler(end -> {
      // The trace is over by then.
      if (trace.isValid()) {
        MDC.put(TRACE, trace.getTraceId());
      }
      write(action, learner, from, Admission.callerIfKnown(request), request, end.succeeded());
      MDC.remove(TRACE);
    });
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
    line.put("learner", learner);
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
