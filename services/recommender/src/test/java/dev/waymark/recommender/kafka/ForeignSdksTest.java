package dev.waymark.recommender.kafka;

import static dev.waymark.recommender.kafka.LogRecords.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Timestamp;
import dev.waymark.engine.learner.Activity;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.progress.v1.Practised;
import dev.waymark.recommender.ingest.DeadLetterReason;
import dev.waymark.recommender.ingest.Entry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// CloudEvents with the bytes that the SDKs of other languages write, none made by an SDK here.
class ForeignSdksTest {
  private static final ProgressEvent EXPECTED =
      new ProgressEvent(
          "e1",
          "ada",
          Instant.parse("2026-11-22T10:00:00.5Z"),
          "sql",
          null,
          new Activity.Practised(null, true));
  private static final Timestamp OCCURRED_AT =
      Timestamp.newBuilder().setSeconds(1_795_341_600L).setNanos(500_000_000).build();
  private static final String DATA = "{\"topicId\":\"sql\",\"practised\":{\"correct\":true}}";
  private static final byte[] PROTOBUF =
      dev.waymark.progress.v1.ProgressEvent.newBuilder()
          .setTopicId("sql")
          .setPractised(Practised.newBuilder().setCorrect(true))
          .build()
          .toByteArray();

  private final RecordDecoder decoder = new RecordDecoder(65_536, 1);

  private Entry decode(byte[] value, Map<String, String> headers) {
    return decoder.decode(LogRecords.record(bytes("ada"), value, headers));
  }

  /// Headers that hold all that the data leaves out.
  private static Map<String, String> envelope(String contentType) {
    Map<String, String> headers = LogRecords.binary(contentType);
    headers.put("ce_subject", "ada");
    headers.put("ce_time", "2026-11-22T10:00:00.5Z");
    return headers;
  }

  private static void assertExpected(Entry entry) {
    assertThat(entry).isEqualTo(new Entry.Progress(EXPECTED));
  }

  private static void assertInvalid(Entry entry, String sentence) {
    assertThat(entry).isEqualTo(new Entry.Refused(DeadLetterReason.INVALID, sentence));
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
    assertExpected(decode(bytes(DATA), envelope(contentType)));
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
    assertExpected(decode(PROTOBUF, envelope(contentType)));
  }

  @Test
  void aContentTypeAmongTheAttributesIsRead() {
    Map<String, String> headers = envelope("application/protobuf");
    headers.remove("content-type");
    headers.put("ce_datacontenttype", "application/protobuf");
    assertExpected(decode(PROTOBUF, headers));
  }

  @Test
  void namesOfHeadersCountInAnyCase() {
    Map<String, String> headers = new HashMap<>();
    envelope("application/json")
        .forEach((name, text) -> headers.put(name.replace("c", "C").replace("t", "T"), text));
    assertExpected(decode(bytes(DATA), headers));
  }

  @Test
  void aPartitionKeyNamesTheLearnerWhenNothingElseDoes() {
    Map<String, String> headers = envelope("application/json");
    headers.remove("ce_subject");
    headers.put("ce_partitionkey", "ada");
    assertExpected(decode(bytes(DATA), headers));
    headers.put("ce_subject", "ada");
    headers.put("ce_partitionkey", "a tenant of ours");
    assertExpected(decode(bytes(DATA), headers));
  }

  @Test
  void theTimeMayHaveAnOffset() {
    Map<String, String> headers = envelope("application/json");
    headers.put("ce_time", "2026-11-22T11:00:00.500000000+01:00");
    assertExpected(decode(bytes(DATA), headers));
  }

  @Test
  void idsOfTheDataAreTheOnesThatCount() {
    Map<String, String> headers = envelope("application/json");
    headers.put("ce_id", "a number of the sender's own");
    headers.put("ce_subject", "a course");
    assertExpected(
        decode(
            bytes(
                "{\"eventId\":\"e1\",\"learnerId\":\"ada\",\"topicId\":\"sql\",\"practised\":{\"correct\":true}}"),
            headers));
  }

  @Test
  void theTimeOfTheDataIsTheOneThatCounts() {
    Map<String, String> headers = envelope("application/json");
    headers.put("ce_time", "2020-01-01T00:00:00Z");
    assertExpected(
        decode(
            bytes(
                "{\"occurredAt\":\"2026-11-22T10:00:00.5Z\",\"topicId\":\"sql\",\"practised\":{\"correct\":true}}"),
            headers));
  }

  @Test
  void whatNeitherHasIsMissing() {
    Map<String, String> headers = envelope("application/json");
    headers.remove("ce_time");
    assertInvalid(decode(bytes(DATA), headers), "occurredAt is missing.");
    headers.put("ce_time", "yesterday");
    assertInvalid(
        decode(bytes(DATA), headers),
        "The CloudEvent's time is not an ISO 8601 time with an offset.");
    headers.remove("ce_subject");
    headers.put("ce_time", "2026-11-22T10:00:00Z");
    assertInvalid(decode(bytes(DATA), headers), "learnerId is missing.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/cloudevents+json",
        "application/cloudevents+json; charset=utf-8",
        "Application/CloudEvents+JSON; charset=UTF-8"
      })
  void structuredJsonIsRead(String contentType) {
    assertExpected(decode(structured("\"data\":" + DATA), Map.of("content-type", contentType)));
  }

  @Test
  void structuredJsonWithBytesIsRead() {
    String data = Base64.getEncoder().encodeToString(PROTOBUF);
    assertExpected(
        decode(
            structured(
                "\"datacontenttype\":\"application/protobuf\",\"data_base64\":\"" + data + "\""),
            Map.of("content-type", "application/cloudevents+json")));
  }

  @Test
  void aStructuredEventMayRepeatItsAttributesInHeaders() {
    assertExpected(
        decode(structured("\"data\":" + DATA), envelope("application/cloudevents+json")));
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
    assertExpected(decode(structuredProtobuf(6, PROTOBUF, "application/protobuf"), headers));
    assertExpected(decode(structuredProtobuf(7, bytes(DATA), "application/json"), headers));
    byte[] any =
        message(out -> {
          out.writeString(1, "type.googleapis.com/waymark.progress.v1.ProgressEvent");
          out.writeByteArray(2, PROTOBUF);
        });
    assertExpected(decode(structuredProtobuf(8, any, "application/protobuf"), headers));
  }
}
