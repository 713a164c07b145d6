package dev.waymark.recommender.kafka;

import static dev.waymark.recommender.ingest.DeadLetterReason.NOT_CLOUDEVENT;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.waymark.recommender.ingest.DeadLetterReason;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.protobuf.ProtoCloudEventData;
import io.cloudevents.rw.CloudEventRWException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// The attributes of a CloudEvent that matter here, and its data, whichever way the record carries
/// them: in headers (binary mode) or as one document (structured mode, JSON or protobuf).
///
/// @param contentType the media type of the data, lower case, without parameters
record Envelope(String type, String contentType, ByteString data) {
  private static final String JSON = "application/json";
  private static final String STRUCTURED = "application/cloudevents";

  static Envelope of(Headers headers, byte @Nullable [] value) throws RefusedRecord {
    if (value == null) {
      throw new RefusedRecord(NOT_CLOUDEVENT, "The record has no value.");
    }
    @Nullable String contentType = text(headers, "content-type");
    if (text(headers, "ce_specversion") != null) {
      return binary(headers, contentType, value);
    }
    if (contentType != null && mediaType(contentType).startsWith(STRUCTURED)) {
      return structured(mediaType(contentType), value);
    }
    throw new RefusedRecord(
        NOT_CLOUDEVENT,
        "The record has neither the header ce_specversion nor a content-type of a structured CloudEvent.");
  }

  private static Envelope binary(Headers headers, @Nullable String contentType, byte[] value)
      throws RefusedRecord {
    String version = required(headers, "ce_specversion");
    if (!version.equals("1.0")) {
      throw new RefusedRecord(NOT_CLOUDEVENT, "ce_specversion is not 1.0.");
    }
    required(headers, "ce_id");
    required(headers, "ce_source");
    String type = required(headers, "ce_type");
    return new Envelope(
        type,
        contentType == null ? JSON : mediaType(contentType),
        UnsafeByteOperations.unsafeWrap(value));
  }

  private static Envelope structured(String mediaType, byte[] value) throws RefusedRecord {
    @Nullable EventFormat format = EventFormatProvider.getInstance().resolveFormat(mediaType);
    if (format == null) {
      throw new RefusedRecord(
          NOT_CLOUDEVENT, "Structured CloudEvents are read in JSON and protobuf only.");
    }
    CloudEvent event;
    try {
      event = format.deserialize(value);
    } catch (CloudEventRWException | IllegalArgumentException | IllegalStateException e) {
      throw new RefusedRecord(NOT_CLOUDEVENT, "The value is not a structured CloudEvent 1.0.");
    } catch (RuntimeException e) {
      // The SDK lets parser failures of many types through; whatever they are, the bytes are to
      // blame.
      throw new RefusedRecord(NOT_CLOUDEVENT, "The value can't be read as a CloudEvent.");
    }
    @Nullable CloudEventData data = event.getData();
    if (data == null) {
      throw new RefusedRecord(DeadLetterReason.UNDECODABLE, "The CloudEvent has no data.");
    }
    @Nullable String contentType = event.getDataContentType();
    if (data instanceof ProtoCloudEventData proto) {
      Any any = proto.getAny();
      return new Envelope(event.getType(), "application/protobuf", any.getValue());
    }
    return new Envelope(
        event.getType(),
        contentType == null ? JSON : mediaType(contentType),
        UnsafeByteOperations.unsafeWrap(data.toBytes()));
  }

  private static String required(Headers headers, String name) throws RefusedRecord {
    @Nullable String value = text(headers, name);
    if (value == null || value.isEmpty()) {
      throw new RefusedRecord(NOT_CLOUDEVENT, "The header " + name + " is missing.");
    }
    return value;
  }

  private static @Nullable String text(Headers headers, String name) {
    @Nullable Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static String mediaType(String contentType) {
    int end = contentType.indexOf(';');
    String type = end < 0 ? contentType : contentType.substring(0, end);
    return type.strip().toLowerCase(Locale.ROOT);
  }
}
