package dev.waymark.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Timestamp;
import dev.waymark.events.fixture.SampleRecords;
import dev.waymark.progress.v1.Practised;
import dev.waymark.progress.v1.ProgressEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// CloudEvents with the bytes that the SDKs of other languages write, none made by an SDK here.
class ForeignSdksTest {
  private static final Timestamp OCCURRED_AT =
      Timestamp.newBuilder().setSeconds(1_795_341_600L).setNanos(500_000_000).build();
  private static final ProgressEvent EXPECTED =
      ProgressEvent.newBuilder()
          .setEventId("e1")
          .setLearnerId("ada")
          .setOccurredAt(OCCURRED_AT)
          .setTopicId("sql")
          .setPractised(Practised.newBuilder().setCorrect(true))
          .build();
  private static final String DATA = "{\"topicId\":\"sql\",\"practised\":{\"correct\":true}}";
  private static final byte[] PROTOBUF =
      ProgressEvent.newBuilder()
          .setTopicId("sql")
          .setPractised(Practised.newBuilder().setCorrect(true))
          .build()
          .toByteArray();

  private final LogReader reader = new LogReader(LogReader.MAX_VALUE_BYTES);

  private LogEvent read(byte[] value, Map<String, String> headers) {
    return reader.read(
        visitor -> headers.forEach((name, text) -> visitor.header(name, bytes(text))),
        value,
        SampleRecords.STORED);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Headers that hold all that the data leaves out.
  private static Map<String, String> envelope(String contentType) {
    Map<String, String> headers = SampleRecords.headers(EventTypes.PROGRESS, contentType);
    headers.put("ce_subject", "ada");
    headers.put("ce_time", "2026-11-22T10:00:00.5Z");
    return headers;
  }

  private static void assertExpected(LogEvent event) {
    assertThat(event).isEqualTo(new LogEvent.Progress(EXPECTED));
  }

  private static void assertInvalid(LogEvent event, String sentence) {
    assertThat(event).isEqualTo(new LogEvent.Refused(DeadLetterReason.INVALID, sentence));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "Application/JSON;charset=UTF-8",
        "text/json",
        "application/vnd.example+json"
      })
  void jsonIsKnownByAnySpellingOfItsContentType(String contentType) {
    assertExpected(read(bytes(DATA), envelope(contentType)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/protobuf",
        "application/x-protobuf",
        "application/vnd.google.protobuf",
        "Application/Protobuf; messageType=waymark.progress.v1.ProgressEvent"
      })
  void protobufIsKnownByAnySpellingOfItsContentType(String contentType) {
    assertExpected(read(PROTOBUF, envelope(contentType)));
  }

  @Test
  void aContentTypeAmongTheAttributesIsRead() {
    Map<String, String> headers = envelope("application/protobuf");
    headers.remove("content-type");
    headers.put("ce_datacontenttype", "application/protobuf");
    assertExpected(read(PROTOBUF, headers));
  }

  @Test
  void namesOfHeadersCountInAnyCase() {
    Map<String, String> headers = new HashMap<>();
    envelope("application/json")
        .forEach((name, text) -> headers.put(name.replace("c", "C").replace("t", "T"), text));
    assertExpected(read(bytes(DATA), headers));
  }

  @Test
  void aPartitionKeyNamesTheLearnerWhenNothingElseDoes() {
    Map<String, String> headers = envelope("application/json");
    headers.remove("ce_subject");
    headers.put("ce_partitionkey", "ada");
    assertExpected(read(bytes(DATA), headers));
    headers.put("ce_subject", "ada");
    headers.put("ce_partitionkey", "a tenant of ours");
    assertExpected(read(bytes(DATA), headers));
  }

  @Test
  void theTimeMayHaveAnOffset() {
    Map<String, String> headers = envelope("application/json");
    headers.put("ce_time", "2026-11-22T11:00:00.500000000+01:00");
    assertExpected(read(bytes(DATA), headers));
  }

  @Test
  void idsOfTheDataAreTheOnesThatCount() {
    Map<String, String> headers = envelope("application/json");
    headers.put("ce_id", "a number of the sender's own");
    headers.put("ce_subject", "a course");
    assertExpected(
        read(
            bytes(
                "{\"eventId\":\"e1\",\"learnerId\":\"ada\",\"topicId\":\"sql\",\"practised\":{\"correct\":true}}"),
            headers));
  }

  @Test
  void theTimeOfTheDataIsTheOneThatCounts() {
    Map<String, String> headers = envelope("application/json");
    headers.put("ce_time", "2020-01-01T00:00:00Z");
    assertExpected(
        read(
            bytes(
                "{\"occurredAt\":\"2026-11-22T10:00:00.5Z\",\"topicId\":\"sql\",\"practised\":{\"correct\":true}}"),
            headers));
  }

  @Test
  void whatNeitherHasIsMissing() {
    Map<String, String> headers = envelope("application/json");
    headers.remove("ce_time");
    assertInvalid(read(bytes(DATA), headers), "occurredAt is missing.");
    headers.put("ce_time", "yesterday");
    assertInvalid(
        read(bytes(DATA), headers),
        "The CloudEvent's time is not an ISO 8601 time with an offset.");
    headers.remove("ce_subject");
    headers.put("ce_time", "2026-11-22T10:00:00Z");
    assertInvalid(read(bytes(DATA), headers), "learnerId is missing.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/cloudevents+json",
        "application/cloudevents+json; charset=utf-8",
        "Application/CloudEvents+JSON; charset=UTF-8"
      })
  void structuredJsonIsRead(String contentType) {
    assertExpected(read(structured("\"data\":" + DATA), Map.of("content-type", contentType)));
  }

  @Test
  void structuredJsonWithBytesIsRead() {
    String data = Base64.getEncoder().encodeToString(PROTOBUF);
    assertExpected(
        read(
            structured(
                "\"datacontenttype\":\"application/protobuf\",\"data_base64\":\"" + data + "\""),
            Map.of("content-type", "application/cloudevents+json")));
  }

  @Test
  void aStructuredEventMayRepeatItsAttributesInHeaders() {
    assertExpected(read(structured("\"data\":" + DATA), envelope("application/cloudevents+json")));
  }

  private static byte[] structured(String data) {
    return bytes(
        "{%s,\"id\":\"e1\",\"subject\":\"ada\",\"time\":\"2026-11-22T10:00:00.5Z\",\"type\":\"dev.waymark.progress.v1\",\"source\":\"/py\",\"specversion\":\"1.0\"}"
            .formatted(data));
  }

  /// The fields of `io.cloudevents.v1.CloudEvent` by their numbers.
  private static byte[] structuredProtobuf(int dataField, byte[] data, String contentType) {
    Map<String, byte[]> attributes = new LinkedHashMap<>();
    attributes.put("subject", message(out -> out.writeString(3, "ada")));
    attributes.put("datacontenttype", message(out -> out.writeString(3, contentType)));
    attributes.put("time", message(out -> out.writeMessage(7, OCCURRED_AT)));
    return message(out -> {
      out.writeString(1, "e1");
      out.writeString(2, "/go");
      out.writeString(3, "1.0");
      out.writeString(4, "dev.waymark.progress.v1");
      attributes.forEach((name, value) -> {
        byte[] entry =
            message(in -> {
              in.writeString(1, name);
              in.writeByteArray(2, value);
            });
        write(out, 5, entry);
      });
      out.writeByteArray(dataField, data);
    });
  }

  private interface Writing {
    void to(CodedOutputStream out) throws IOException;
  }

  private static byte[] message(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      writing.to(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(CodedOutputStream out, int field, byte[] value) {
    try {
      out.writeByteArray(field, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void structuredProtobufIsReadWithEachKindOfData() {
    Map<String, String> headers =
        Map.of("content-type", "application/cloudevents+protobuf; charset=utf-8");
    assertExpected(read(structuredProtobuf(6, PROTOBUF, "application/protobuf"), headers));
    assertExpected(read(structuredProtobuf(7, bytes(DATA), "application/json"), headers));
    byte[] any =
        message(out -> {
          out.writeString(1, "type.googleapis.com/waymark.progress.v1.ProgressEvent");
          out.writeByteArray(2, PROTOBUF);
        });
    assertExpected(read(structuredProtobuf(8, any, "application/protobuf"), headers));
  }
}
