package dev.waymark.gateway.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import com.google.protobuf.util.Timestamps;
import dev.waymark.progress.v1.ProgressEvent;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Progress events as Kafka records: CloudEvents 1.0 in binary mode, keyed by the learner.
final class ProgressRecords {

  static final String SOURCE = "/waymark/gateway";
  static final String TYPE = "dev.waymark.progress.v1";

  private static final JsonFormat.Printer JSON =
      JsonFormat.printer().omittingInsignificantWhitespace();

  private final String topic;

  ProgressRecords(String topic) {
    this.topic = topic;
  }

  String topic() {
    return topic;
  }

  ProducerRecord<byte[], byte[]> record(ProgressEvent event, TraceContext trace) {
    var record =
        new ProducerRecord<>(
            topic, event.getLearnerId().getBytes(UTF_8), json(event).getBytes(UTF_8));
    header(record, "ce_specversion", "1.0");
    header(record, "ce_id", event.getEventId());
    header(record, "ce_source", SOURCE);
    header(record, "ce_type", TYPE);
    header(record, "ce_subject", event.getLearnerId());
    header(record, "ce_time", Timestamps.toString(event.getOccurredAt()));
    header(record, "content-type", "application/json");
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

  private static String json(ProgressEvent event) {
    try {
      return JSON.print(event);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("A progress event has no Any that could lack a type", e);
    }
  }
}
