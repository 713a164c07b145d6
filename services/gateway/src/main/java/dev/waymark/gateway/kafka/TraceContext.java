package dev.waymark.gateway.kafka;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The W3C trace context of a request, passed on to whoever reads its events.
///
/// @param traceparent the header of that name; null when the request has none or it is not well
///   formed
/// @param tracestate the header of that name; null when absent, too long, or without a
///   `traceparent`
public record TraceContext(@Nullable String traceparent, @Nullable String tracestate) {

  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
  private static final Pattern TRACESTATE = Pattern.compile("[\\x20-\\x7e]{1,512}");

  /// The trace context that a request's headers hold.
  public static TraceContext of(@Nullable String traceparent, @Nullable String tracestate) {
    if (traceparent == null || !TRACEPARENT.matcher(traceparent).matches()) {
      return new TraceContext(null, null);
    }
    boolean usable = tracestate != null && TRACESTATE.matcher(tracestate).matches();
    return new TraceContext(traceparent, usable ? tracestate : null);
  }
}
