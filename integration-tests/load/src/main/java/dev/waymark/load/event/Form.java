package dev.waymark.load.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.data.BytesCloudEventData;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.protobuf.ProtoCloudEventData;
import java.net.URI;
import org.apache.kafka.clients.producer.ProducerRecord;

/// The forms of a record that the log admits, written by the CloudEvents SDK.
public enum Form {
  BINARY_JSON(false, ""),
  BINARY_PROTOBUF(true, ""),
  STRUCTURED_JSON(false, "application/cloudevents+json"),
  STRUCTURED_JSON_WITH_PROTOBUF(true, "application/cloudevents+json"),
  STRUCTURED_PROTOBUF(true, "application/cloudevents+protobuf");

  private static final URI SOURCE = URI.create("/load");
  private static final JsonFormat.Printer JSON =
      JsonFormat.printer().omittingInsignificantWhitespace();

  private final boolean protobufData;

  /// The media type of the whole event; empty in binary mode.
  private final String structured;

  Form(boolean protobufData, String structured) {
    this.protobufData = protobufData;
    this.structured = structured;
  }

  /// The record of a message about a learner, under the learner's key.
  ProducerRecord<byte[], byte[]> record(
      String type, String eventId, String learnerId, Message message) {
    CloudEvent event =
        CloudEventBuilder.v1()
            .withId(eventId)
            .withSource(SOURCE)
            .withType(type)
            .withSubject(learnerId)
            .withDataContentType(protobufData ? "application/protobuf" : "application/json")
            .withData(data(message))
            .build();
    var writer =
        KafkaMessageFactory.createWriter(LogContract.TOPIC, null, null, learnerId.getBytes(UTF_8));
    return structured.isEmpty()
        ? writer.writeBinary(event)
        : writer.writeStructured(event, structured);
  }

  private CloudEventData data(Message message) {
    if (this == STRUCTURED_PROTOBUF) {
      return ProtoCloudEventData.wrap(message);
    }
    return BytesCloudEventData.wrap(
        protobufData ? message.toByteArray() : json(message).getBytes(UTF_8));
  }

  /// The proto3 JSON form of a message.
  static String json(Message message) {
    try {
      return JSON.print(message);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("Only messages with an Any can fail to print", e);
    }
  }
}
