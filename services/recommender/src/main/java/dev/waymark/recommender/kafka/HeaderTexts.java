package dev.waymark.recommender.kafka;

import dev.waymark.events.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;

/// Headers are text in UTF-8.
public final class HeaderTexts {
  private static final String FROM = "/waymark/recommender";

  private HeaderTexts() {}

  /// Those of a CloudEvent of ours with JSON data.
  public static void putCloudEvent(
      Headers headers, String type, String id, String subject, Instant time) {
    CloudEventHeaders.ofJson(type, id, FROM, subject, time.toString())
        .forEach((name, value) -> put(headers, name, value));
  }

  public static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
