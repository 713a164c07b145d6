package dev.waymark.recommender.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;

/// The headers of a CloudEvent 1.0 in binary mode, with JSON data.
final class CloudEventHeaders {
  private static final String SOURCE = "/waymark/recommender";

  private CloudEventHeaders() {}

  static void put(Headers headers, String type, String id, String subject, Instant time) {
    put(headers, "ce_specversion", "1.0");
    put(headers, "ce_id", id);
    put(headers, "ce_source", SOURCE);
    put(headers, "ce_type", type);
    put(headers, "ce_subject", subject);
    put(headers, "ce_time", time.toString());
    put(headers, "content-type", "application/json");
  }

  static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
