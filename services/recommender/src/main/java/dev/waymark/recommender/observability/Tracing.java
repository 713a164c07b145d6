package dev.waymark.recommender.observability;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Whether there are traces, and what makes spans for them.
@Singleton
public final class Tracing {
  private static final String NAME = "dev.waymark";

  private final boolean on;
  private final Tracer tracer;

  Tracing(
      OpenTelemetry telemetry,
      @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
    this.on = !disabled;
    // Without spans of its own it passes on those of callers.
    this.tracer = (disabled ? OpenTelemetry.noop() : telemetry).getTracer(NAME);
  }

  public boolean isOn() {
    return on;
  }

  public Tracer tracer() {
    return tracer;
  }

  /// Does the work of a batch, with spans where there are traces.
  ///
  /// @param topic that the records are from
  /// @param traces the trace of a learner's last record, by the learner's id
  /// @param work gets what each learner's part of it belongs to, by the learner's id
  public void batch(
      String topic, Map<String, Context> traces, int records, Consumer<Map<String, Context>> work) {
    if (on) {
      new BatchTrace(tracer, topic, traces, records).around(work);
    } else {
      work.accept(traces);
    }
  }
}
