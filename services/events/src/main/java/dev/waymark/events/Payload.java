package dev.waymark.events;

import static dev.waymark.events.DeadLetterReason.UNDECODABLE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import dev.waymark.progress.v1.ProgressEvent;
import java.time.DateTimeException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the data of a CloudEvent as a protobuf message, from its binary form or from proto3 JSON.
/// Fields that the message does not know are ignored in both, so that newer senders are understood.
final class Payload {
  private static final Set<String> PROTOBUF =
      Set.of("application/protobuf", "application/x-protobuf", "application/vnd.google.protobuf");

  /// The parser below reads more than JSON, so each document is checked first.
  private static final StrictJson STRICT = new StrictJson(LogReader.MAX_VALUE_BYTES);

  private static final Pattern RFC_3339 =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

  private static final JsonFormat.Parser JSON = JsonFormat.parser().ignoringUnknownFields();

  private Payload() {}

  /// Merges the data into `builder`.
  static void read(Envelope envelope, Message.Builder builder) throws RejectedRecordException {
    String type = envelope.contentType();
    if (PROTOBUF.contains(type)) {
      readProtobuf(envelope.data(), builder);
    } else if (type.endsWith("/json") || type.endsWith("+json")) {
      readJson(envelope.data(), builder);
    } else {
      throw new RejectedRecordException(
          UNDECODABLE, "The content type is neither application/json nor application/protobuf.");
    }
  }

  private static void readProtobuf(ByteString data, Message.Builder builder)
      throws RejectedRecordException {
    try {
      builder.mergeFrom(data);
    } catch (InvalidProtocolBufferException e) {
      throw new RejectedRecordException(UNDECODABLE, "The data is not protobuf: " + e.getMessage());
    }
  }

  /// The document with its times as the parser reads them, which takes fewer forms than REST and
  /// some others.
  private static String withPlainTimes(String text, ByteString data)
      throws RejectedRecordException, StrictJson.MalformedException {
    if (!(STRICT.tree(data.toByteArray()) instanceof ObjectNode event)) {
      return text;
    }
    boolean changed = plain(event, "occurredAt");
    changed |= plain(event, "occurred_at");
    if (event.get("dismissed") instanceof ObjectNode dismissed) {
      changed |= plain(dismissed, "until");
    }
    return changed ? event.toString() : text;
  }

  /// Whether the time had another form than the parser's.
  private static boolean plain(ObjectNode object, String name) throws RejectedRecordException {
    @Nullable JsonNode time = object.get(name);
    if (time == null || !time.isTextual() || RFC_3339.matcher(time.textValue()).matches()) {
      return false;
    }
    try {
      object.put(name, Times.parse(time.textValue()).toString());
      return true;
    } catch (DateTimeException e) {
      throw new RejectedRecordException(
          UNDECODABLE,
          "The data's "
              + name
              + " is not a date and time with an offset, such as 2026-11-22T10:00:00Z.");
    }
  }

  private static void readJson(ByteString data, Message.Builder builder)
      throws RejectedRecordException {
    try {
      String text = STRICT.checked(data.asReadOnlyByteBuffer());
      JSON.merge(
          builder instanceof ProgressEvent.Builder ? withPlainTimes(text, data) : text, builder);
    } catch (StrictJson.MalformedException e) {
      throw new RejectedRecordException(UNDECODABLE, "The data " + e.clause() + ".");
    } catch (InvalidProtocolBufferException e) {
      if (String.valueOf(e.getMessage()).contains("same oneof")) {
        throw RejectedRecordException.invalid("The event has more than one kind.");
      }
      throw new RejectedRecordException(
          UNDECODABLE, "The data is not the JSON form of the event: " + e.getMessage());
    } catch (RuntimeException e) {
      // The JSON reader below the parser throws its own types on some malformed numbers and
      // escapes.
      throw new RejectedRecordException(UNDECODABLE, "The data is not the JSON form of the event.");
    }
  }
}
