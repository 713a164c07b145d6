package dev.waymark.gateway.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.util.Timestamps;
import dev.waymark.events.CloudEventHeaders;
import dev.waymark.events.EventTypes;
import dev.waymark.events.JsonForm;
import dev.waymark.events.TraceHeaders;
import dev.waymark.progress.v1.ProgressEvent;
import io.opentelemetry.context.Context;
import org.apache.kafka.clients.producer.ProducerRecord;

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

  ProducerRecord<byte[], byte[]> record(ProgressEvent event, Context trace) {
    var record =
        new ProducerRecord<>(topic, event.getLearnerId().getBytes(UTF_8), JsonForm.of(event));
    CloudEventHeaders.ofJson(
            EventTypes.PROGRESS,
            event.getEventId(),
            SOURCE,
            event.getLearnerId(),
            Timestamps.toString(event.getOccurredAt()))
        .forEach((name, value) -> header(record, name, value));
    TraceHeaders.write(trace, (name, value) -> header(record, name, value));
    return record;
  }

  private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
    record.headers().add(name, value.getBytes(UTF_8));
  }
}
