package dev.waymark.gateway.tracing;

import dev.waymark.events.TraceHeaders;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

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

  /// The trace that the request in hand belongs to.
  ///
  /// @param header the value of one of its headers, or null
  public Context of(Function<String, @Nullable String> header) {
    return on ? Context.current() : TraceHeaders.read(header);
  }

  public Tracer tracer() {
    return tracer;
  }
}
