package dev.waymark.gateway.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.util.Timestamps;
import dev.waymark.events.CloudEventHeaders;
import dev.waymark.events.EventTypes;
import dev.waymark.events.JsonForm;
import dev.waymark.progress.v1.ProgressEvent;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Progress events as Kafka records: CloudEvents 1.0 in binary mode, keyed by the learner.
final class ProgressRecords {

  static final String SOURCE = "/waymark/gateway";

  private final String topic;

  ProgressRecords(String topic) {
    this.topic = topic;
  }

  String topic() {
    return topic;
  }

  ProducerRecord<byte[], byte[]> record(ProgressEvent event, TraceContext trace) {
    var record =
        new ProducerRecord<>(topic, event.getLearnerId().getBytes(UTF_8), JsonForm.of(event));
    CloudEventHeaders.ofJson(
            EventTypes.PROGRESS,
            event.getEventId(),
            SOURCE,
            event.getLearnerId(),
            Timestamps.toString(event.getOccurredAt()))
        .forEach((name, value) -> header(record, name, value));
    header(record, "traceparent", trace.traceparent());
    header(record, "tracestate", trace.tracestate());
    return record;
  }

  private static void header(
      ProducerRecord<byte[], byte[]> record, String name, @Nullable String value) {
    if (value != null) {
      record.headers().add(name, value.getBytes(UTF_8));
    }
  }
}
