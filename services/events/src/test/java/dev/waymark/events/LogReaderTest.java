package dev.waymark.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.events.fixture.RecordFuzz;
import dev.waymark.events.fixture.SampleRecord;
import dev.waymark.events.fixture.SampleRecords;
import dev.waymark.learner.v1.Goal;
import dev.waymark.learner.v1.Profile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LogReaderTest {
  private static final String GOOD =
      """
      {"eventId":"e1","learnerId":"ada","occurredAt":"2026-11-22T10:00:00Z","topicId":"t","practised":{"correct":true}}
      """;
  private static final int ROUNDS = 60_000;

  private final LogReader reader = new LogReader(RecordFuzz.MAX_BYTES);

  private LogEvent read(SampleRecord record) {
    return reader.read(record, record.valueBytes(), SampleRecords.STORED);
  }

  private LogEvent read(byte @Nullable [] value, Map<String, String> headers) {
    return reader.read(
        visitor -> headers.forEach((name, text) -> visitor.header(name, bytes(text))),
        value,
        SampleRecords.STORED);
  }

  private static Map<String, String> headers() {
    return SampleRecords.headers(EventTypes.PROGRESS, "application/json");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static List<SampleRecord> everyForm() {
    return SampleRecords.everyForm(SampleRecords.EVENT);
  }

  @ParameterizedTest
  @MethodSource("everyForm")
  void everyFormOfAnEventIsTheSameEvent(SampleRecord record) {
    assertThat(read(record)).isEqualTo(new LogEvent.Progress(SampleRecords.EVENT));
  }

  @Test
  void aProfileIsRead() {
    Profile profile =
        Profile.newBuilder()
            .addLanguages("en")
            .addGoals(Goal.newBuilder().setRoadmapId("ml"))
            .build();
    assertThat(read(SampleRecords.profileUpdated("e2", "ada")))
        .isEqualTo(new LogEvent.ProfileUpdate("e2", "ada", profile));
  }

  @Test
  void anErasureIsRead() {
    assertThat(read(SampleRecords.erased("e3", "ada")))
        .isEqualTo(new LogEvent.Erasure("e3", "ada"));
  }

  @ParameterizedTest
  @MethodSource("everyForm")
  void anEventMayBeFiveMinutesAheadOfTheBroker(SampleRecord record) {
    Instant occurredAt =
        Instant.ofEpochSecond(
            SampleRecords.EVENT.getOccurredAt().getSeconds(),
            SampleRecords.EVENT.getOccurredAt().getNanos());
    assertThat(reader.read(record, record.valueBytes(), occurredAt.minusSeconds(300)))
        .isInstanceOf(LogEvent.Progress.class);
    assertThat(reader.read(record, record.valueBytes(), occurredAt.minusSeconds(301)))
        .isEqualTo(
            new LogEvent.Refused(
                DeadLetterReason.INVALID, "occurredAt is more than 5 minutes ahead."));
  }

  @Test
  void whatIsNoCloudEventSaysSo() {
    assertRefused(
        read(bytes(GOOD), Map.of()),
        DeadLetterReason.NOT_CLOUDEVENT,
        "The record has neither the header ce_specversion nor a content-type of a structured CloudEvent.");
    assertRefused(
        read(null, Map.of()), DeadLetterReason.NOT_CLOUDEVENT, "The record has no value.");
    var headers = headers();
    headers.remove("ce_source");
    assertRefused(
        read(bytes(GOOD), headers),
        DeadLetterReason.NOT_CLOUDEVENT,
        "The header ce_source is missing.");
    headers.put("ce_specversion", "0.3");
    assertRefused(
        read(bytes(GOOD), headers), DeadLetterReason.NOT_CLOUDEVENT, "ce_specversion is not 1.0.");
    assertRefused(
        read(bytes("{}"), Map.of("content-type", "application/cloudevents+json")),
        DeadLetterReason.NOT_CLOUDEVENT,
        "The value can't be read as a CloudEvent.");
  }

  @Test
  void silenceIsNoAnswerAndNoScore() {
    String event =
        "{\"occurredAt\":\"2026-11-22T10:00:00Z\",\"learnerId\":\"ada\",\"topicId\":\"t\",%s}";
    byte[] practised = bytes(event.formatted("\"practised\":{\"isCorrect\":true}"));
    byte[] assessed = bytes(event.formatted("\"assessed\":{}"));
    assertRefused(
        read(practised, headers()), DeadLetterReason.INVALID, "practised.correct is missing.");
    assertRefused(
        read(assessed, headers()), DeadLetterReason.INVALID, "assessed.score is missing.");
    var ours = headers();
    ours.put("ce_source", "/waymark/gateway");
    assertThat(read(practised, ours))
        .isInstanceOfSatisfying(
            LogEvent.Progress.class,
            progress -> {
              assertThat(progress.event().getPractised().hasCorrect()).isTrue();
              assertThat(progress.event().getPractised().getCorrect()).isFalse();
            });
  }

  @Test
  void timesAreReadAsOverRest() {
    String event = "{\"occurredAt\":\"%s\",\"learnerId\":\"ada\",\"topicId\":\"t\",\"started\":{}}";
    for (String time :
        List.of("2026-11-22T10:00Z", "2026-11-22t11:00:00+01", "2026-11-22T10:00:00Z")) {
      assertThat(read(bytes(event.formatted(time)), headers()))
          .as(time)
          .isInstanceOfSatisfying(
              LogEvent.Progress.class,
              progress ->
                  assertThat(progress.event().getOccurredAt().getSeconds())
                      .isEqualTo(1_795_341_600L));
    }
    assertRefused(
        read(bytes(event.formatted("2026-11-22T1:0:0Z")), headers()),
        DeadLetterReason.UNDECODABLE,
        "The data's occurredAt is not a date and time with an offset, such as 2026-11-22T10:00:00Z.");
  }

  @Test
  void anotherTypeSaysSo() {
    var headers = headers();
    headers.put("ce_type", "com.example.other");
    assertRefused(
        read(bytes(GOOD), headers),
        DeadLetterReason.UNKNOWN_TYPE,
        "This log does not carry events of this type.");
  }

  @Test
  void aValueOverTheLimitSaysSo() {
    assertRefused(
        read(new byte[RecordFuzz.MAX_BYTES + 1], headers()),
        DeadLetterReason.TOO_LARGE,
        "The value has more than 4096 bytes.");
  }

  @Test
  void anotherContentTypeSaysSo() {
    assertRefused(
        read(bytes(GOOD), SampleRecords.headers(EventTypes.PROGRESS, "text/plain")),
        DeadLetterReason.UNDECODABLE,
        "The content type is neither application/json nor application/protobuf.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | UNDECODABLE",
        "[] | UNDECODABLE",
        "{\"practised\":{\"correct\":1e999999999}} | UNDECODABLE",
        "{} | INVALID",
        "{\"learnerId\":\"a\\nb\"} | INVALID",
        "{\"learnerId\":\"ada\",\"occurredAt\":\"2026-01-01T00:00:00Z\",\"topicId\":\"t\",\"reset\":{},\"started\":{}} | INVALID",
      })
  void whatCannotBeReadIsToldFromWhatBreaksARule(String json, DeadLetterReason reason) {
    assertThat(read(bytes(json), headers()))
        .isInstanceOfSatisfying(
            LogEvent.Refused.class,
            it -> assertThat(it.reason()).as(it.sentence()).isEqualTo(reason));
  }

  @Test
  void aProfileThatBreaksARuleNamesTheField() {
    assertRefused(
        read(
            bytes("{\"learnerId\":\"ada\",\"profile\":{\"weeklyMinutes\":10081}}"),
            SampleRecords.headers(EventTypes.PROFILE_UPDATED, "application/json")),
        DeadLetterReason.INVALID,
        "profile.weekly_minutes must be within 0 and 10080.");
  }

  private static void assertRefused(LogEvent event, DeadLetterReason reason, String sentence) {
    assertThat(event).isEqualTo(new LogEvent.Refused(reason, sentence));
  }

  @Test
  void whateverTheBytesAreTheyAreReadOrRefused() {
    RecordFuzz fuzz = new RecordFuzz(20_261_122);
    int good = 0;
    for (int round = 0; round < ROUNDS; round++) {
      SampleRecord record = fuzz.next();
      LogEvent event = read(record);
      assertThat(read(record)).as(record.name()).isEqualTo(event);
      good += event instanceof LogEvent.OfLearner ? 1 : 0;
      if (event instanceof LogEvent.Progress(var progress)) {
        assertThat(ProgressRules.problem(progress)).as(record.name()).isEmpty();
      }
    }
    // Neither all refused nor all accepted: the fuzzing reaches what lies behind the first checks.
    assertThat(good).isBetween(ROUNDS / 20, ROUNDS / 2);
  }
}
