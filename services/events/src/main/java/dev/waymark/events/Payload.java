package dev.waymark.events;

import static dev.waymark.events.RefusalReason.UNDECODABLE;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.util.Set;

/// Reads the data of a CloudEvent as a protobuf message, from its binary form or from proto3 JSON.
/// Fields that the message does not know are ignored in both, so that newer senders are understood.
final class Payload {
  private static final Set<String> PROTOBUF =
      Set.of("application/protobuf", "application/x-protobuf", "application/vnd.google.protobuf");

  /// The parser below reads more than JSON, so each document is checked first.
  private static final StrictJson STRICT = new StrictJson(LogReader.MAX_VALUE_BYTES);

  private static final JsonFormat.Parser JSON = JsonFormat.parser().ignoringUnknownFields();

  private Payload() {}

  /// Merges the data into `builder`.
  static void read(Envelope envelope, Message.Builder builder) throws Refusal {
    String type = envelope.contentType();
    if (PROTOBUF.contains(type)) {
      readProtobuf(envelope.data(), builder);
    } else if (type.endsWith("/json") || type.endsWith("+json")) {
      readJson(envelope.data(), builder);
    } else {
      throw new Refusal(
          UNDECODABLE, "The content type is neither application/json nor application/protobuf.");
    }
  }

  private static void readProtobuf(ByteString data, Message.Builder builder) throws Refusal {
    try {
      builder.mergeFrom(data);
    } catch (InvalidProtocolBufferException e) {
      throw new Refusal(UNDECODABLE, "The data is not protobuf: " + e.getMessage());
    }
  }

  private static void readJson(ByteString data, Message.Builder builder) throws Refusal {
    try {
      JSON.merge(STRICT.checked(data.asReadOnlyByteBuffer()), builder);
    } catch (StrictJson.MalformedException e) {
      throw new Refusal(UNDECODABLE, "The data " + e.clause() + ".");
    } catch (InvalidProtocolBufferException e) {
      if (String.valueOf(e.getMessage()).contains("same oneof")) {
        throw Refusal.invalid("The event has more than one kind.");
      }
      throw new Refusal(
          UNDECODABLE, "The data is not the JSON form of the event: " + e.getMessage());
    } catch (RuntimeException e) {
      // The JSON reader below the parser throws its own types on some malformed numbers and
      // escapes.
      throw new Refusal(UNDECODABLE, "The data is not the JSON form of the event.");
    }
  }
}
