package dev.waymark.events;

import static dev.waymark.events.CloudEventHeaders.CONTENT_TYPE;
import static dev.waymark.events.CloudEventHeaders.DATA_CONTENT_TYPE;
import static dev.waymark.events.CloudEventHeaders.ID;
import static dev.waymark.events.CloudEventHeaders.PARTITION_KEY;
import static dev.waymark.events.CloudEventHeaders.READ;
import static dev.waymark.events.CloudEventHeaders.SOURCE;
import static dev.waymark.events.CloudEventHeaders.SUBJECT;
import static dev.waymark.events.CloudEventHeaders.TIME;
import static dev.waymark.events.CloudEventHeaders.TYPE;
import static dev.waymark.events.CloudEventHeaders.VERSION;
import static dev.waymark.events.DeadLetterReason.NOT_CLOUDEVENT;
import static dev.waymark.events.DeadLetterReason.UNDECODABLE;

import com.google.protobuf.UnsafeByteOperations;
import dev.waymark.events.Envelope.Attributes;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.protobuf.ProtoCloudEventData;
import io.cloudevents.rw.CloudEventRWException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads a CloudEvent 1.0 from a record: from its headers (binary mode), or from its value, one
/// document in JSON or protobuf (structured mode). The content type decides which; a structured
/// record may repeat attributes in headers, which are not read then. Names of headers and content
/// types count in any case.
final class EnvelopeReader {
  private static final String JSON = "application/json";
  private static final String STRUCTURED = "application/cloudevents";
  private static final StrictJson STRICT = new StrictJson(LogReader.MAX_VALUE_BYTES);

  private EnvelopeReader() {}

  static Envelope read(RecordHeaders headers, byte @Nullable [] value)
      throws RejectedRecordException {
    if (value == null) {
      throw new RejectedRecordException(NOT_CLOUDEVENT, "The record has no value.");
    }
    Map<String, String> texts = texts(headers);
    @Nullable String contentType = texts.get(CONTENT_TYPE);
    String mediaType = contentType == null ? "" : mediaType(contentType);
    if (mediaType.startsWith(STRUCTURED)) {
      return structured(mediaType, value);
    }
    if (texts.containsKey(VERSION)) {
      return binary(texts, value);
    }
    throw new RejectedRecordException(
        NOT_CLOUDEVENT,
        "The record has neither the header ce_specversion nor a content-type of a structured CloudEvent.");
  }

  private static Map<String, String> texts(RecordHeaders headers) throws RejectedRecordException {
    Map<String, String> texts = HashMap.newHashMap(READ.size());
    Set<String> contradicted = new TreeSet<>();
    headers.forEach((spelled, value) -> {
      String name = spelled.toLowerCase(Locale.ROOT);
      if (value != null && READ.contains(name)) {
        String text = new String(value, StandardCharsets.UTF_8);
        String before = texts.putIfAbsent(name, text);
        if (before != null && !before.equals(text)) {
          contradicted.add(name);
        }
      }
    });
    for (String name : contradicted) {
      throw new RejectedRecordException(NOT_CLOUDEVENT, "The header " + name + " is there twice.");
    }
    return texts;
  }

  private static Envelope binary(Map<String, String> texts, byte[] value)
      throws RejectedRecordException {
    if (!required(texts, VERSION).equals("1.0")) {
      throw new RejectedRecordException(NOT_CLOUDEVENT, "ce_specversion is not 1.0.");
    }
    Attributes attributes =
        new Attributes(
            required(texts, TYPE),
            required(texts, ID),
            required(texts, SOURCE),
            texts.get(SUBJECT),
            texts.get(PARTITION_KEY),
            texts.get(TIME));
    String contentType =
        Objects.requireNonNullElse(
            texts.get(CONTENT_TYPE), texts.getOrDefault(DATA_CONTENT_TYPE, JSON));
    return new Envelope(attributes, mediaType(contentType), UnsafeByteOperations.unsafeWrap(value));
  }

  private static String required(Map<String, String> texts, String name)
      throws RejectedRecordException {
    @Nullable String value = texts.get(name);
    if (value == null || value.isEmpty()) {
      throw new RejectedRecordException(NOT_CLOUDEVENT, "The header " + name + " is missing.");
    }
    return value;
  }

  private static Envelope structured(String mediaType, byte[] value)
      throws RejectedRecordException {
    @Nullable EventFormat format = EventFormatProvider.getInstance().resolveFormat(mediaType);
    if (format == null) {
      throw new RejectedRecordException(
          NOT_CLOUDEVENT, "Structured CloudEvents are read in JSON and protobuf only.");
    }
    try {
      if (mediaType.endsWith("+json") || mediaType.equals(STRUCTURED)) {
        STRICT.checked(ByteBuffer.wrap(value));
      }
      return envelope(format.deserialize(value));
    } catch (StrictJson.MalformedException e) {
      throw new RejectedRecordException(NOT_CLOUDEVENT, "The value " + e.clause() + ".");
    } catch (CloudEventRWException | IllegalArgumentException | IllegalStateException e) {
      throw new RejectedRecordException(
          NOT_CLOUDEVENT, "The value is not a structured CloudEvent 1.0.");
    } catch (RuntimeException e) {
      // The SDK lets parser failures of many types through; whatever they are, the bytes are to
      // blame.
      throw new RejectedRecordException(NOT_CLOUDEVENT, "The value can't be read as a CloudEvent.");
    }
  }

  private static Envelope envelope(CloudEvent event) throws RejectedRecordException {
    if (event.getSpecVersion() != SpecVersion.V1) {
      throw new RejectedRecordException(NOT_CLOUDEVENT, "specversion is not 1.0.");
    }
    @Nullable CloudEventData data = event.getData();
    if (data == null) {
      throw new RejectedRecordException(UNDECODABLE, "The CloudEvent has no data.");
    }
    Attributes attributes =
        new Attributes(
            event.getType(),
            event.getId(),
            event.getSource().toString(),
            event.getSubject(),
            text(event.getExtension("partitionkey")),
            text(event.getTime()));
    if (data instanceof ProtoCloudEventData proto) {
      return new Envelope(attributes, "application/protobuf", proto.getAny().getValue());
    }
    @Nullable String contentType = event.getDataContentType();
    return new Envelope(
        attributes,
        contentType == null ? JSON : mediaType(contentType),
        UnsafeByteOperations.unsafeWrap(data.toBytes()));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static String mediaType(String contentType) {
    int end = contentType.indexOf(';');
    String type = end < 0 ? contentType : contentType.substring(0, end);
    return type.strip().toLowerCase(Locale.ROOT);
  }
}
