package dev.waymark.trainer.kafka;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.util.JsonFormat;
import dev.waymark.learner.v1.LearnerErased;
import dev.waymark.progress.v1.ProgressEvent;
import dev.waymark.trainer.log.EventRules;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// What a record of the log says: a CloudEvent in binary mode, or in structured mode as JSON or
/// protobuf, with data in JSON or protobuf.
sealed interface LogRecord {
  /// Something happened to a learner.
  record Progress(ProgressEvent event) implements LogRecord {}

  /// All that came before of the learner is to be forgotten.
  record Erasure(String learnerId) implements LogRecord {}

  /// Nothing that training learns from, such as a profile.
  record Other() implements LogRecord {}

  /// What the recommender sets aside among the dead letters.
  record Refused() implements LogRecord {}

  /// How far a sender's clock may be ahead of the broker's.
  Duration MAX_AHEAD = Duration.ofMinutes(5);

  int MOST_BYTES = 64 * 1024;

  JsonFormat.Parser JSON = JsonFormat.parser().ignoringUnknownFields();

  /// Total: whatever the bytes are, never throws.
  static LogRecord of(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    if (value == null || value.length > MOST_BYTES) {
      return new Refused();
    }
    try {
      return read(record, value);
    } catch (InvalidProtocolBufferException | RuntimeException e) {
      return new Refused();
    }
  }

  private static LogRecord read(ConsumerRecord<byte[], byte[]> record, byte[] value)
      throws InvalidProtocolBufferException {
    String contentType = mediaType(header(record, "content-type"));
    if (header(record, "ce_specversion") != null) {
      String type = header(record, "ce_type");
      return type == null ? new Refused() : data(record, type, contentType, value);
    }
    return switch (contentType) {
      case "application/cloudevents+json" -> {
        Struct.Builder event = Struct.newBuilder();
        JSON.merge(new String(value, StandardCharsets.UTF_8), event);
        String type = event.getFieldsOrThrow("type").getStringValue();
        String data = JsonFormat.printer().print(event.getFieldsOrThrow("data"));
        yield data(record, type, "application/json", data.getBytes(StandardCharsets.UTF_8));
      }
      case "application/cloudevents+protobuf" -> structured(record, value);
      default -> new Refused();
    };
  }

  /// Of `io.cloudevents.v1.CloudEvent`: type is field 4, and the data field 6 (bytes), 7 (text) or
  /// 8 (Any).
  private static LogRecord structured(ConsumerRecord<byte[], byte[]> record, byte[] value)
      throws InvalidProtocolBufferException {
    UnknownFieldSet event = UnknownFieldSet.parseFrom(value);
    String type = event.getField(4).getLengthDelimitedList().getLast().toStringUtf8();
    if (event.hasField(8)) {
      ByteString any = event.getField(8).getLengthDelimitedList().getLast();
      ByteString data =
          UnknownFieldSet.parseFrom(any).getField(2).getLengthDelimitedList().getLast();
      return data(record, type, "application/protobuf", data.toByteArray());
    }
    int field = event.hasField(6) ? 6 : 7;
    ByteString data = event.getField(field).getLengthDelimitedList().getLast();
    return data(record, type, dataContentType(event), data.toByteArray());
  }

  /// The attribute `datacontenttype`: field 5 maps names to values, whose field 3 is text.
  private static String dataContentType(UnknownFieldSet event)
      throws InvalidProtocolBufferException {
    for (ByteString bytes : event.getField(5).getLengthDelimitedList()) {
      UnknownFieldSet entry = UnknownFieldSet.parseFrom(bytes);
      String name = entry.getField(1).getLengthDelimitedList().getLast().toStringUtf8();
      if (name.equals("datacontenttype")) {
        ByteString value = entry.getField(2).getLengthDelimitedList().getLast();
        return UnknownFieldSet.parseFrom(value)
            .getField(3)
            .getLengthDelimitedList()
            .getLast()
            .toStringUtf8();
      }
    }
    return "application/json";
  }

  private static LogRecord data(
      ConsumerRecord<byte[], byte[]> record, String type, String contentType, byte[] data)
      throws InvalidProtocolBufferException {
    return switch (type) {
      case "dev.waymark.progress.v1" -> {
        ProgressEvent.Builder event = ProgressEvent.newBuilder();
        merge(event, contentType, data);
        Instant occurredAt = EventRules.toEvent(event.build()).occurredAt();
        Instant latest = Instant.ofEpochMilli(record.timestamp()).plus(MAX_AHEAD);
        yield occurredAt.isAfter(latest) ? new Refused() : new Progress(event.build());
      }
      case "dev.waymark.learner.erased.v1" -> {
        LearnerErased.Builder erased = LearnerErased.newBuilder();
        merge(erased, contentType, data);
        yield new Erasure(erased.getLearnerId());
      }
      default -> new Other();
    };
  }

  private static void merge(
      com.google.protobuf.Message.Builder message, String contentType, byte[] data)
      throws InvalidProtocolBufferException {
    if (contentType.contains("protobuf")) {
      message.mergeFrom(data);
    } else {
      JSON.merge(new String(data, StandardCharsets.UTF_8), message);
    }
  }

  private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static String mediaType(@Nullable String contentType) {
    return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
