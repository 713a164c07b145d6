package dev.waymark.recommender.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;

/// The headers of a CloudEvent 1.0 in binary mode, with JSON data.
final class CloudEventHeaders {
  private static final String FROM = "/waymark/recommender";

  private CloudEventHeaders() {}

  static void put(Headers headers, String type, String id, String subject, Instant time) {
    put(headers, EnvelopeReader.VERSION, "1.0");
    put(headers, EnvelopeReader.ID, id);
    put(headers, EnvelopeReader.SOURCE, FROM);
    put(headers, EnvelopeReader.TYPE, type);
    put(headers, EnvelopeReader.SUBJECT, subject);
    put(headers, EnvelopeReader.TIME, time.toString());
    put(headers, EnvelopeReader.CONTENT_TYPE, "application/json");
  }

  static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
