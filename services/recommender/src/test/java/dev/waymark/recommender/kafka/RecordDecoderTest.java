package dev.waymark.recommender.kafka;

import static dev.waymark.recommender.kafka.LogRecords.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.waymark.engine.learner.Activity;
import dev.waymark.progress.v1.Practised;
import dev.waymark.progress.v1.ProgressEvent;
import dev.waymark.recommender.ingest.DeadLetterReason;
import dev.waymark.recommender.ingest.Entry;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.protobuf.ProtoCloudEventData;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordDecoderTest {
  private static final String GOOD =
      """
      {"eventId":"e1","learnerId":"ada","occurredAt":"2026-11-22T10:00:00Z","topicId":"t","practised":{"correct":true}}
      """;

  private final RecordDecoder decoder = new RecordDecoder(65_536, 1);

  private Entry decode(
      byte @Nullable [] key, byte @Nullable [] value, Map<String, String> headers) {
    return decoder.decode(LogRecords.record(key, value, headers));
  }

  private Entry binary(String json) {
    return decode(bytes("ada"), bytes(json), LogRecords.binary("application/json"));
  }

  private static ProgressEvent event() {
    return ProgressEvent.newBuilder()
        .setEventId("e1")
        .setLearnerId("ada")
        .setOccurredAt(Timestamp.newBuilder().setSeconds(LogRecords.NOW / 1000))
        .setTopicId("t")
        .setPractised(Practised.newBuilder().setCorrect(true))
        .build();
  }

  private static void assertGood(Entry entry) {
    assertThat(entry)
        .isInstanceOfSatisfying(
            Entry.Progress.class,
            it -> {
              assertThat(it.event().topicId()).isEqualTo("t");
              assertThat(it.event().activity()).isEqualTo(new Activity.Practised(null, true));
            });
  }

  @Test
  void binaryJsonIsRead() {
    assertGood(binary(GOOD));
  }

  @Test
  void binaryProtobufIsRead() {
    assertGood(
        decode(bytes("ada"), event().toByteArray(), LogRecords.binary("application/protobuf")));
  }

  @Test
  void structuredJsonIsRead() {
    String document =
        """
        {"specversion":"1.0","id":"e1","source":"/test","type":"dev.waymark.progress.v1","datacontenttype":"application/json","data":%s}
        """
            .formatted(GOOD);
    assertGood(
        decode(
            bytes("ada"),
            bytes(document),
            Map.of("content-type", "application/cloudevents+json; charset=UTF-8")));
  }

  @Test
  void structuredEventsOfTheSdkAreRead() {
    CloudEvent withBytes =
        CloudEventBuilder.v1()
            .withId("e1")
            .withSource(URI.create("/test"))
            .withType("dev.waymark.progress.v1")
            .withData("application/protobuf", event().toByteArray())
            .build();
    CloudEvent withMessage =
        CloudEventBuilder.v1(withBytes)
            .withData("application/protobuf", ProtoCloudEventData.wrap(event()))
            .build();
    assertGood(
        decode(
            bytes("ada"),
            format("application/cloudevents+json").serialize(withBytes),
            Map.of("content-type", "application/cloudevents+json")));
    var protobuf = format("application/cloudevents+protobuf");
    assertGood(
        decode(
            bytes("ada"),
            protobuf.serialize(withMessage),
            Map.of("content-type", "application/cloudevents+protobuf")));
  }

  private static EventFormat format(String type) {
    return Objects.requireNonNull(EventFormatProvider.getInstance().resolveFormat(type));
  }

  @Test
  void aRecordUnderAnotherKeyIsMisrouted() {
    assertThat(decode(bytes("bob"), bytes(GOOD), LogRecords.binary("application/json")))
        .isEqualTo(new Entry.Misrouted("ada", 0));
    assertThat(decode(null, bytes(GOOD), LogRecords.binary("application/json")))
        .isEqualTo(new Entry.Misrouted("ada", 0));
  }

  @Test
  void whatIsNoCloudEventSaysSo() {
    assertRefused(decode(bytes("ada"), bytes(GOOD), Map.of()), DeadLetterReason.NOT_CLOUDEVENT);
    assertRefused(decode(bytes("ada"), null, Map.of()), DeadLetterReason.NOT_CLOUDEVENT);
    var headers = LogRecords.binary("application/json");
    headers.remove("ce_source");
    assertRefused(decode(bytes("ada"), bytes(GOOD), headers), DeadLetterReason.NOT_CLOUDEVENT);
  }

  @Test
  void anotherTypeSaysSo() {
    var headers = LogRecords.binary("application/json");
    headers.put("ce_type", "com.example.other");
    assertRefused(decode(bytes("ada"), bytes(GOOD), headers), DeadLetterReason.UNKNOWN_TYPE);
  }

  @Test
  void aValueOverTheLimitSaysSo() {
    assertRefused(
        decode(bytes("ada"), new byte[65_537], LogRecords.binary("application/json")),
        DeadLetterReason.TOO_LARGE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | UNDECODABLE",
        "[] | UNDECODABLE",
        "{\"practised\":{\"correct\":1e999999999}} | UNDECODABLE",
        "{} | INVALID",
        "{\"eventId\":\"e\",\"learnerId\":\"a\\nb\"} | INVALID",
        "{\"eventId\":\"e\",\"learnerId\":\"\\ud800\"} | INVALID",
        "{\"eventId\":\"e\",\"learnerId\":\"ada\"} | INVALID",
        "{\"eventId\":\"e\",\"learnerId\":\"ada\",\"occurredAt\":\"2999-01-01T00:00:00Z\",\"topicId\":\"t\",\"reset\":{}} | INVALID",
        "{\"eventId\":\"e\",\"learnerId\":\"ada\",\"occurredAt\":\"2026-01-01T00:00:00Z\",\"reset\":{}} | INVALID",
        "{\"eventId\":\"e\",\"learnerId\":\"ada\",\"occurredAt\":\"2026-01-01T00:00:00Z\",\"topicId\":\"t\"} | INVALID",
        "{\"eventId\":\"e\",\"learnerId\":\"ada\",\"occurredAt\":\"2026-01-01T00:00:00Z\",\"topicId\":\"t\",\"assessed\":{\"score\":1.01}} | INVALID",
        "{\"eventId\":\"e\",\"learnerId\":\"ada\",\"occurredAt\":\"2026-01-01T00:00:00Z\",\"topicId\":\"t\",\"assessed\":{\"score\":\"NaN\"}} | INVALID",
        "{\"eventId\":\"e\",\"learnerId\":\"ada\",\"occurredAt\":\"2026-01-01T00:00:00Z\",\"topicId\":\"t\",\"completed\":{\"minutes\":-1}} | INVALID",
        "{\"eventId\":\"e\",\"learnerId\":\"ada\",\"occurredAt\":\"2026-01-01T00:00:00Z\",\"topicId\":\"t\",\"selfAssessed\":{}} | INVALID",
        "{\"eventId\":\"e\",\"learnerId\":\"ada\",\"occurredAt\":\"2026-01-01T00:00:00Z\",\"topicId\":\"t\",\"rated\":{\"stars\":3}} | INVALID",
        "{\"eventId\":\"e\",\"learnerId\":\"ada\",\"occurredAt\":\"2026-01-01T00:00:00Z\",\"resourceId\":\"r\",\"rated\":{\"stars\":6}} | INVALID",
        "{\"eventId\":\"e\",\"learnerId\":\"ada\",\"occurredAt\":\"2026-01-01T00:00:00Z\",\"topicId\":\"t\",\"reset\":{},\"started\":{}} | INVALID",
      })
  void aBrokenRuleSaysWhich(String json, DeadLetterReason reason) {
    assertRefused(binary(json), reason);
  }

  private static void assertRefused(Entry entry, DeadLetterReason reason) {
    assertThat(entry)
        .isInstanceOfSatisfying(
            Entry.Refused.class, it -> assertThat(it.reason()).as(it.message()).isEqualTo(reason));
  }
}
