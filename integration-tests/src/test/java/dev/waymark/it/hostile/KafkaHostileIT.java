package dev.waymark.it.hostile;

import static dev.waymark.it.client.Events.practised;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waymark.it.client.KafkaLog;
import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import dev.waymark.it.suite.WaymarkScript.Ran;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Records that untrusted clients write to the log. After each kind the next good event counts,
/// every thread lives, and nothing was passed over that could be rejected. The recommender has 256
/// MB.
@ExtendWith({SharedSuite.class, StillServing.class})
final class KafkaHostileIT {
  private static final String ROADMAP = "ml-engineer";
  private static final String TOPIC = "linear-algebra.vectors";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int MEGABYTE = 1 << 20;

  private final RunningSuite suite;
  private final KafkaLog log;
  private final RawLog raw;
  private final LearnerApi learner;

  KafkaHostileIT(RunningSuite suite) {
    this.suite = suite;
    this.log = new KafkaLog(suite.kafkaBootstrapServers());
    this.raw = new RawLog(suite.kafkaBootstrapServers(), null);
    this.learner = LearnerApi.unknown(suite.rest());
  }

  @AfterEach
  void disconnect() {
    raw.close();
    log.close();
  }

  @Test
  void recordsThatGrowWhenDecompressedAreSetAsideByTheirHeads() throws Exception {
    byte[] spaces = " ".repeat(MEGABYTE).getBytes(UTF_8);
    for (int i = 0; i < 400; i++) {
      raw.send(RawLog.record(learner.id(), spaces));
    }
    raw.flush();
    raw.sendNow(RawLog.record(learner.id(), new byte[4 * MEGABYTE]));
    raw.sendNow(RawLog.event(learner.id(), "big", new byte[40 * MEGABYTE]));

    assertGoodEventsCount(learner);
    Map<String, String> letter = log.deadLetterOf(learner.id());
    assertThat(letter)
        .containsEntry("waymark-dlq-reason", "TOO_LARGE")
        .containsEntry("waymark-dlq-value-length", String.valueOf(MEGABYTE));
    assertThat(letter.get("waymark-dlq-value-sha256")).hasSize(64);
    assertThat(log.records("waymark.progress.v1.dlq", learner.id()))
        .hasSize(402)
        .allSatisfy(it -> assertThat(it.value()).hasSize(4_096));
  }

  @Test
  void oddHeadersAreBoundedAndSpeakForNobody() throws Exception {
    byte[] good = event("odd-1");
    ProducerRecord<byte[], byte[]> large = RawLog.event(learner.id(), "odd-1", good);
    large.headers().add("x".repeat(30_000), new byte[3 * MEGABYTE]);
    raw.sendNow(large);
    ProducerRecord<byte[], byte[]> many = RawLog.event(learner.id(), "odd-2", event("odd-2"));
    for (int i = 0; i < 20_000; i++) {
      many.headers().add("", null);
    }
    raw.sendNow(many);
    for (int i = 0; i < 60; i++) {
      ProducerRecord<byte[], byte[]> nothing = RawLog.record(null, null);
      nothing.headers().add("h", new byte[MEGABYTE]);
      raw.send(nothing);
    }
    raw.flush();
    raw.sendNow(RawLog.record("k".repeat(2 * MEGABYTE), good));
    ProducerRecord<byte[], byte[]> hiding =
        RawLog.record(learner.id(), "\u001b[2J".getBytes(UTF_8));
    hiding.headers().add("waymark-dlq-replayed", "0-0".getBytes(UTF_8));
    hiding.headers().add("waymark-dlq-reason", "\u001b[31m".getBytes(UTF_8));
    raw.sendNow(hiding);
    ProducerRecord<byte[], byte[]> twice = RawLog.event(learner.id(), "odd-3", event("odd-3"));
    twice.headers().add("CE_TYPE", "dev.waymark.learner.erased.v1".getBytes(UTF_8));
    raw.sendNow(twice);

    assertGoodEventsCount(learner);
    Ran listed = suite.operator("dlq", "list", "--reason=TOO_LARGE");
    assertThat(listed.printed()).contains("The headers have more than 16384 bytes.");
    Ran hidden = suite.operator("dlq", "list", "--reason=NOT_CLOUDEVENT");
    assertThat(hidden.printed())
        .contains("The header ce_type is there twice.")
        .doesNotContain("\u001b");
    assertThat(log.records("waymark.progress.v1.dlq", learner.id())).hasSize(4);
  }

  @Test
  void looseJsonCountsAsLittleAsAtTheFrontDoor() throws Exception {
    String rest = "\"topicId\":\"%s\",\"practised\":{\"correct\":true}".formatted(TOPIC);
    List<String> loose =
        List.of(
            "{/* a comment */" + rest + "}",
            "{" + rest + "} // a comment",
            "{'eventId':'e'," + rest + "}",
            "{eventId:\"e\"," + rest + "}",
            "{\"topicId\":\"other\"," + rest + "}",
            "{" + rest + "}{" + rest + "}",
            "{" + rest + ",}",
            "{\"x\":01," + rest + "}",
            "{\"x\":NaN," + rest + "}",
            ")]}'\n{" + rest + "}",
            "{\"x\":" + "[".repeat(60_000) + "," + rest + "}");
    for (int i = 0; i < loose.size(); i++) {
      assertThat(learner.post(loose.get(i)).status()).as(loose.get(i)).isEqualTo(400);
      ProducerRecord<byte[], byte[]> record =
          RawLog.event(learner.id(), "loose-" + i, loose.get(i).getBytes(UTF_8));
      record.headers().add("ce_subject", learner.id().getBytes(UTF_8));
      record.headers().add("ce_time", Instant.now().toString().getBytes(UTF_8));
      raw.sendNow(record);
    }
    assertGoodEventsCount(learner);
    assertThat(log.records("waymark.progress.v1.dlq", learner.id())).hasSize(loose.size());
  }

  @Test
  void randomRecordsStopNothing() {
    SplittableRandom random = Seeds.of("records");
    for (int i = 0; i < 2_000; i++) {
      byte[] value = random.nextInt(4) == 0 ? event("r-" + i) : new byte[random.nextInt(300)];
      for (int flip = random.nextInt(6); flip > 0 && value.length > 0; flip--) {
        value[random.nextInt(value.length)] = (byte) random.nextInt(256);
      }
      ProducerRecord<byte[], byte[]> record =
          random.nextInt(5) == 0
              ? RawLog.record(random.nextBoolean() ? learner.id() : null, value)
              : RawLog.event(learner.id(), "r-" + i, random.nextInt(50) == 0 ? null : value);
      if (random.nextInt(10) == 0) {
        byte[] garbage = new byte[random.nextInt(20)];
        random.nextBytes(garbage);
        record
            .headers()
            .add(
                List.of("ce_time", "ce_subject", "content-type", "ce_id").get(random.nextInt(4)),
                garbage);
      }
      raw.send(record);
    }
    raw.flush();
    assertThat(learner.send(practised(TOPIC, true))).isNotEmpty();
    LearnerApi other = LearnerApi.unknown(suite.rest());
    assertGoodEventsCount(other);
  }

  @Test
  void anOpenTransactionIsShownAndEndsWithItsProducer() throws Exception {
    try (RawLog open = new RawLog(suite.kafkaBootstrapServers(), "hostile-" + learner.id())) {
      open.producer().initTransactions();
      open.producer().beginTransaction();
      open.sendNow(RawLog.event(learner.id(), "open", event("open")));
      await().atMost(TIMEOUT).until(() -> metric("waymark_lag_open_transaction") >= 1);
      assertThat(suite.management().get("/q/health/ready").text())
          .contains("heldBackByTransactions");
      open.producer().abortTransaction();
    }
    assertGoodEventsCount(learner);
    await().atMost(TIMEOUT).until(() -> metric("waymark_lag_open_transaction") == 0);
  }

  private byte[] event(String id) {
    return "{\"eventId\":\"%s\",\"learnerId\":\"%s\",\"occurredAt\":\"%s\",\"topicId\":\"%s\",\"started\":{}}"
        .formatted(id, learner.id(), Instant.now(), TOPIC)
        .getBytes(UTF_8);
  }

  private void assertGoodEventsCount(LearnerApi whose) {
    int attempts =
        whose
            .mastery(ROADMAP, TOPIC, whose.send(practised(TOPIC, true)))
            .path("evidence")
            .path("attempts")
            .asInt();
    assertThat(attempts).isEqualTo(1);
    assertThat(suite.management().get("/q/health").status()).isEqualTo(200);
    assertThat(metric("waymark_records_passed_total")).isZero();
  }

  /// The sum of a metric over its labels.
  private double metric(String name) {
    return suite
        .management()
        .get("/q/metrics")
        .text()
        .lines()
        .filter(it -> it.startsWith(name + "{") || it.startsWith(name + " "))
        .mapToDouble(it -> Double.parseDouble(it.substring(it.lastIndexOf(' ') + 1)))
        .sum();
  }
}
