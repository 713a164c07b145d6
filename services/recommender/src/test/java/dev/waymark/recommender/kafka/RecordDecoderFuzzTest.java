package dev.waymark.recommender.kafka;

import static dev.waymark.recommender.kafka.LogRecords.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.waymark.engine.graph.GraphResult;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.learner.v1.LearnerErased;
import dev.waymark.learner.v1.ProfileUpdated;
import dev.waymark.progress.v1.Practised;
import dev.waymark.progress.v1.ProgressEvent;
import dev.waymark.recommender.fixture.SmallCurriculum;
import dev.waymark.recommender.ingest.Batch;
import dev.waymark.recommender.ingest.Decisions.Advance;
import dev.waymark.recommender.ingest.Entry;
import dev.waymark.recommender.ingest.LogRecord;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.provider.EventFormatProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Random and mutated records: each becomes an entry, the same one each time, and the log moves
/// past it.
class RecordDecoderFuzzTest {
  private static final int ROUNDS = 60_000;
  private static final int MAX_BYTES = 4_096;
  private static final PrerequisiteGraph GRAPH =
      ((GraphResult.Built) PrerequisiteGraph.build("1", SmallCurriculum.FIRST)).graph();
  private static final List<String> CONTENT_TYPES =
      List.of(
          "application/json",
          "application/protobuf",
          "application/cloudevents+json",
          "application/cloudevents+protobuf",
          "application/cloudevents",
          "application/cloudevents-batch+json",
          "application/xml",
          ";",
          "");
  private static final List<String> TYPES =
      List.of(RecordDecoder.PROGRESS_TYPE, RecordDecoder.PROFILE_TYPE, RecordDecoder.ERASED_TYPE);
  private static final List<String> TEXTS =
      List.of("", " ", "1.0", "e1", "ada", "\u0000", "\uFFFD", "😀", "2026-11-22T10:00:00Z", "x");

  private final RecordDecoder decoder = new RecordDecoder(MAX_BYTES, 1);
  private final List<Seed> seeds = seeds();

  private record Seed(ByteString value, String contentType, String type) {}

  private static List<Seed> seeds() {
    ProgressEvent event =
        ProgressEvent.newBuilder()
            .setEventId("e1")
            .setLearnerId("ada")
            .setOccurredAt(Timestamp.newBuilder().setSeconds(LogRecords.NOW / 1000))
            .setTopicId("sql")
            .setPractised(Practised.newBuilder().setCorrect(true).setItemId("q"))
            .build();
    ProfileUpdated.Builder profile =
        ProfileUpdated.newBuilder().setEventId("e1").setLearnerId("ada");
    profile.getProfileBuilder().addLanguages("en").addGoalsBuilder().setRoadmapId("ml");
    LearnerErased erased = LearnerErased.newBuilder().setEventId("e1").setLearnerId("ada").build();
    CloudEvent structured =
        CloudEventBuilder.v1()
            .withId("e1")
            .withSource(URI.create("/test"))
            .withType(RecordDecoder.PROGRESS_TYPE)
            .withSubject("ada")
            .withData("application/json", LearnerLog.json(event))
            .build();
    List<Seed> seeds = new ArrayList<>();
    String json = "application/json";
    String protobuf = "application/protobuf";
    seeds.add(
        new Seed(ByteString.copyFrom(LearnerLog.json(event)), json, RecordDecoder.PROGRESS_TYPE));
    seeds.add(
        new Seed(ByteString.copyFrom(event.toByteArray()), protobuf, RecordDecoder.PROGRESS_TYPE));
    seeds.add(
        new Seed(
            ByteString.copyFrom(LearnerLog.json(profile.build())),
            json,
            RecordDecoder.PROFILE_TYPE));
    seeds.add(
        new Seed(
            ByteString.copyFrom(profile.build().toByteArray()),
            protobuf,
            RecordDecoder.PROFILE_TYPE));
    seeds.add(
        new Seed(ByteString.copyFrom(LearnerLog.json(erased)), json, RecordDecoder.ERASED_TYPE));
    for (String form :
        List.of("application/cloudevents+json", "application/cloudevents+protobuf")) {
      byte[] value =
          Objects.requireNonNull(EventFormatProvider.getInstance().resolveFormat(form))
              .serialize(structured);
      seeds.add(new Seed(ByteString.copyFrom(value), form, RecordDecoder.PROGRESS_TYPE));
    }
    seeds.add(
        new Seed(
            ByteString.copyFromUtf8(
                "{\"assessed\":{\"score\":1e-400},\"topicId\":" + "[".repeat(900)),
            json,
            RecordDecoder.PROGRESS_TYPE));
    return seeds;
  }

  @Test
  void whateverTheBytesAreTheLogMovesOn() {
    SplittableRandom random = new SplittableRandom(20_261_122);
    int good = 0;
    for (int round = 0; round < ROUNDS; round++) {
      ConsumerRecord<byte[], byte[]> record = record(random);
      Entry entry = decoder.decode(record);
      assertThat(decoder.decode(record)).as("round " + round).isEqualTo(entry);
      assertThat(
              new Batch(List.of(new LogRecord(0, 7, entry)), Map.of(0, 7L))
                  .decide(Map.of(), GRAPH)
                  .advances())
          .as("round " + round)
          .containsExactly(new Advance(0, 7, 8));
      good += entry instanceof Entry.OfLearner ? 1 : 0;
    }
    // Neither all refused nor all accepted: the fuzzing reaches what lies behind the first checks.
    assertThat(good).isBetween(ROUNDS / 20, ROUNDS / 2);
  }

  private ConsumerRecord<byte[], byte[]> record(SplittableRandom random) {
    Seed seed = pick(random, seeds);
    RecordHeaders headers = new RecordHeaders();
    Map<String, String> good = LogRecords.binary(seed.contentType);
    good.put("ce_type", seed.type);
    good.forEach((name, text) -> {
      switch (random.nextInt(60)) {
        case 0 -> {}
        case 1 -> headers.add(name, bytes(pick(random, TEXTS)));
        case 2 -> headers.add(name, null);
        case 3 -> headers.add(name, garbage(random, 40));
        case 4 -> headers.add(name, bytes(pick(random, CONTENT_TYPES)));
        case 5 -> headers.add(name, bytes(pick(random, TYPES)));
        default -> headers.add(name, bytes(text));
      }
    });
    for (String name : List.of("ce_subject", "ce_time", "ce_partitionkey")) {
      if (random.nextInt(12) == 0) {
        headers.add(name, bytes(pick(random, TEXTS)));
      }
    }
    byte @Nullable [] key = random.nextInt(8) == 0 ? garbage(random, 9) : bytes("ada");
    return LogRecords.record(
        random.nextInt(50) == 0 ? null : key, value(seed.value.toByteArray(), random), headers);
  }

  private static byte @Nullable [] value(byte[] seed, SplittableRandom random) {
    return switch (random.nextInt(12)) {
      case 0 -> null;
      case 1 -> garbage(random, 200);
      case 2 -> new byte[MAX_BYTES + 1];
      case 3, 4, 5 -> seed;
      case 6 -> Arrays.copyOf(seed, random.nextInt(seed.length + 1));
      default -> mutated(seed, random);
    };
  }

  private static byte[] garbage(SplittableRandom random, int most) {
    byte[] bytes = new byte[random.nextInt(most)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] mutated(byte[] original, SplittableRandom random) {
    byte[] value = original.clone();
    for (int change = random.nextInt(4); change >= 0; change--) {
      value[random.nextInt(value.length)] = (byte) random.nextInt(256);
    }
    return value;
  }

  private static <T> T pick(SplittableRandom random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
