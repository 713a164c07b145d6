package dev.waymark.recommender.kafka;

import dev.waymark.events.CloudEventHeaders;
import dev.waymark.events.TraceHeaders;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// Headers are text in UTF-8.
public final class HeaderTexts {
  private static final String FROM = "/waymark/recommender";

  private HeaderTexts() {}

  /// Those of a CloudEvent of Waymark with JSON data.
  public static void putCloudEvent(
      Headers headers, String type, String id, String subject, Instant time) {
    CloudEventHeaders.ofJson(type, id, FROM, subject, time.toString())
        .forEach((name, value) -> put(headers, name, value));
  }

  /// The trace that a record belongs to; the root context when it belongs to none.
  public static Context trace(Headers headers) {
    return TraceHeaders.read(name -> get(headers, name));
  }

  public static void putTrace(Headers headers, Context trace) {
    TraceHeaders.write(trace, (name, value) -> put(headers, name, value));
  }

  /// The last header of that name as text; empty when it is not there or has no value.
  public static String get(Headers headers, String name) {
    @Nullable Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? ""
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  public static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
