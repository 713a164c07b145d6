package dev.waymark.events;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The attributes of a CloudEvent that matter here, and its data, whichever way the record carries
/// them. Attributes lend the data what it leaves out: the event's id, its learner and its time.
///
/// @param contentType the media type of the data, lower case, without parameters
record Envelope(Attributes attributes, String contentType, ByteString data) {

  /// @param source who sent it
  /// @param subject whom the event is about; null when not stated
  /// @param partitionKey the extension of that name; null when not stated
  /// @param time ISO 8601 with an offset; null when not stated
  record Attributes(
      String type,
      String id,
      String source,
      @Nullable String subject,
      @Nullable String partitionKey,
      @Nullable String time) {}

  /// Whether the gateway or the simulator wrote it. Former builds of theirs left out `false` and 0.
  boolean isOurs() {
    return attributes.source.equals("/waymark/gateway")
        || attributes.source.equals("/waymark/simulator");
  }

  String type() {
    return attributes.type;
  }

  /// The event's id: the one in the data, else the CloudEvent's. Senders often number their
  /// CloudEvents apart from what these carry.
  ///
  /// @param inData empty when the data has none
  String eventId(String inData) {
    return inData.isEmpty() ? attributes.id : inData;
  }

  /// The learner: whom the data names, else the subject, else the partition key.
  ///
  /// @param inData empty when the data names nobody
  String learnerId(String inData) {
    if (!inData.isEmpty()) {
      return inData;
    }
    String subject = attributes.subject != null ? attributes.subject : attributes.partitionKey;
    return subject == null ? "" : subject;
  }

  /// When the CloudEvent says that it happened; null when it does not.
  @Nullable Timestamp time() throws RejectedRecordException {
    String text = attributes.time;
    if (text == null) {
      return null;
    }
    try {
      Instant time = Times.parse(text);
      return Timestamp.newBuilder()
          .setSeconds(time.getEpochSecond())
          .setNanos(time.getNano())
          .build();
    } catch (DateTimeException e) {
      throw RejectedRecordException.invalid(
          "The CloudEvent's time is not an ISO 8601 time with an offset.");
    }
  }
}
