package dev.waymark.events;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The headers of the W3C Trace Context, in requests and in records of the log. Whatever breaks the
/// recommendation is no trace; of a trace's `tracestate` at most 512 characters go on.
public final class TraceHeaders {
  private static final String PARENT = "traceparent";
  private static final String STATE = "tracestate";

  /// What they are called.
  public static final Set<String> NAMES = Set.of(PARENT, STATE);

  private static final int MAX_LENGTH = 512;

  private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

  private static final class Getter implements TextMapGetter<Function<String, @Nullable String>> {
    @Override
    public Iterable<String> keys(Function<String, @Nullable String> headers) {
      return NAMES;
    }

    @Override
    public @Nullable String get(@Nullable Function<String, @Nullable String> headers, String name) {
      String value = headers == null ? null : headers.apply(name);
      return value == null || value.length() > MAX_LENGTH ? null : value;
    }
  }

  private TraceHeaders() {}

  /// The trace in some headers; the root context when there is none.
  ///
  /// @param header the value of a header, or null
  public static Context read(Function<String, @Nullable String> header) {
    return W3C.extract(Context.root(), header, new Getter());
  }

  /// Whether the context belongs to a trace.
  public static boolean isTrace(Context context) {
    return Span.fromContext(context).getSpanContext().isValid();
  }

  /// Writes the headers of a trace; none for a context without one.
  ///
  /// @param header takes name and value
  public static void write(Context context, BiConsumer<String, String> header) {
    W3C.inject(
        context,
        header,
        (to, name, value) -> {
          if (to != null && value.length() <= MAX_LENGTH) {
            to.accept(name, value);
          }
        });
  }
}
