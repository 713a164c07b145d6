package dev.waymark.trainer.kafka;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import dev.waymark.progress.v1.ProgressEvent;
import dev.waymark.trainer.sink.EventJson;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Records of the log in every form that apps may write.
final class CloudEvents {
  static final String PROGRESS = "dev.waymark.progress.v1";

  private CloudEvents() {}

  static ProducerRecord<byte[], byte[]> binaryJson(ProgressEvent event) {
    return binary(event, "application/json; charset=utf-8", bytes(EventJson.of(event)));
  }

  static ProducerRecord<byte[], byte[]> binaryProtobuf(ProgressEvent event) {
    return binary(event, "application/protobuf", event.toByteArray());
  }

  static ProducerRecord<byte[], byte[]> structuredJson(ProgressEvent event) {
    String json =
        """
        {"specversion":"1.0","id":"%s","source":"/test","type":"%s","data":%s}\
        """
            .formatted(event.getEventId(), PROGRESS, EventJson.of(event));
    var record = record(event.getLearnerId(), bytes(json));
    record.headers().add("content-type", bytes("application/cloudevents+json"));
    return record;
  }

  /// `io.cloudevents.v1.CloudEvent` with an `Any`, or with bytes of JSON.
  static ProducerRecord<byte[], byte[]> structuredProtobuf(ProgressEvent event, boolean any) {
    UnknownFieldSet.Builder envelope =
        UnknownFieldSet.newBuilder()
            .addField(1, text(event.getEventId()))
            .addField(2, text("/test"))
            .addField(3, text("1.0"))
            .addField(4, text(PROGRESS));
    if (any) {
      envelope.addField(8, message(com.google.protobuf.Any.pack(event)));
    } else {
      envelope.addField(6, text(EventJson.of(event)));
    }
    var record = record(event.getLearnerId(), envelope.build().toByteArray());
    record.headers().add("content-type", bytes("application/cloudevents+protobuf"));
    return record;
  }

  static ProducerRecord<byte[], byte[]> erased(String learner) {
    String json =
        """
        {"eventId":"erase-%s","learnerId":"%s","occurredAt":"2026-01-01T00:00:00Z"}\
        """
            .formatted(learner, learner);
    var record = record(learner, bytes(json));
    record.headers().add("ce_specversion", bytes("1.0"));
    record.headers().add("ce_type", bytes("dev.waymark.learner.erased.v1"));
    record.headers().add("content-type", bytes("application/json"));
    return record;
  }

  private static ProducerRecord<byte[], byte[]> binary(
      ProgressEvent event, String contentType, byte[] data) {
    var record = record(event.getLearnerId(), data);
    record.headers().add("ce_specversion", bytes("1.0"));
    record.headers().add("ce_type", bytes(PROGRESS));
    record.headers().add("content-type", bytes(contentType));
    return record;
  }

  private static ProducerRecord<byte[], byte[]> record(String learner, byte[] value) {
    return new ProducerRecord<>(LogSource.TOPIC, bytes(learner), value);
  }

  private static Field text(String value) {
    return Field.newBuilder().addLengthDelimited(ByteString.copyFromUtf8(value)).build();
  }

  private static Field message(Message value) {
    return Field.newBuilder().addLengthDelimited(value.toByteString()).build();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
