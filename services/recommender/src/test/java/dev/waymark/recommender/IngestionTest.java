package dev.waymark.recommender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waymark.events.EventTypes;
import dev.waymark.events.LogKeys;
import dev.waymark.recommender.fixture.EmbeddedBackends;
import dev.waymark.recommender.fixture.Neo4jCurriculumFixture;
import dev.waymark.recommender.fixture.ProgressSender;
import dev.waymark.recommender.fixture.SmallCurriculum;
import dev.waymark.recommender.fixture.Stored;
import dev.waymark.recommender.fixture.TopicWatch;
import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.kafka.ingest.Ingestion;
import dev.waymark.recommender.kafka.ingest.SkippedRecords;
import dev.waymark.recommender.kafka.operate.Verification;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;

@Tag("service")
@QuarkusTest
@QuarkusTestResource(EmbeddedBackends.class)
class IngestionTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  @Inject Driver driver;
  @Inject ServedGraph served;
  @Inject Ingestion ingestion;
  @Inject Verification verification;
  @Inject SkippedRecords passed;

  private ProgressSender sender;

  @BeforeEach
  void connect() {
    sender = new ProgressSender(EmbeddedBackends.running().kafkaBootstrapServers());
    await().atMost(TIMEOUT).until(ingestion::isAssigned);
  }

  @AfterEach
  void disconnect() {
    sender.close();
  }

  private int attempts(String learner, String topic) {
    try (Session session = driver.session()) {
      return session
          .run(
              Stored.in(
                  "MATCH (:Learner {id: $l})-[p:PROGRESS]->(:Topic {id: $t}) RETURN sum(p.attempts) AS n"),
              Map.of("l", learner, "t", topic))
          .single()
          .get("n")
          .asInt();
    }
  }

  private static TopicWatch reader(String topic) {
    return new TopicWatch(EmbeddedBackends.running().kafkaBootstrapServers(), topic);
  }

  @Test
  void aBadRecordIsSetAsideUntouchedAndTheStreamGoesOn() {
    byte[] poison = "{not json".getBytes(StandardCharsets.UTF_8);
    var sent = sender.send("pia", poison, ProgressSender.binaryHeaders("p1", "application/json"));
    sender.practised("pia", "vectors", true);
    try (var letters = reader("waymark.progress.v1.dlq")) {
      ConsumerRecord<byte[], byte[]> letter =
          letters.await(it -> "pia".equals(TopicWatch.key(it)), TIMEOUT);
      assertThat(letter.value()).isEqualTo(poison);
      assertThat(TopicWatch.header(letter, "ce_source")).isEqualTo("/test");
      assertThat(TopicWatch.header(letter, "waymark-dlq-reason")).isEqualTo("UNDECODABLE");
      assertThat(TopicWatch.header(letter, "waymark-dlq-partition"))
          .isEqualTo(Integer.toString(sent.partition()));
      assertThat(TopicWatch.header(letter, "waymark-dlq-offset"))
          .isEqualTo(Long.toString(sent.offset()));
      assertThat(TopicWatch.header(letter, "waymark-dlq-time")).isNotEmpty();
    }
    await().atMost(TIMEOUT).until(() -> attempts("pia", "vectors") == 1);
  }

  @Test
  void whatAStrangerSaysOfALearnerDoesNotCountAndWhatASignatureVouchesForDoes() throws Exception {
    sender.practised("vic", "vectors", true);
    sendErasure("vic", "stranger", Map.of());
    sender.send(
        "vic",
        "{\"eventId\":\"p\",\"learnerId\":\"vic\",\"profile\":{}}".getBytes(StandardCharsets.UTF_8),
        headers(EventTypes.PROFILE_UPDATED, "p"));
    sender.practised("vic", "vectors", true);
    try (var letters = reader("waymark.progress.v1.dlq")) {
      for (String type : List.of("erased", "profile-updated")) {
        ConsumerRecord<byte[], byte[]> letter =
            letters.await(
                it ->
                    "vic".equals(TopicWatch.key(it))
                        && TopicWatch.header(it, "ce_type").contains(type),
                TIMEOUT);
        assertThat(TopicWatch.header(letter, "waymark-dlq-reason")).isEqualTo("NOT_VOUCHED_FOR");
      }
    }
    await().atMost(TIMEOUT).until(() -> attempts("vic", "vectors") == 2);

    byte[] signature =
        LogKeys.read(EmbeddedBackends.keyFile())
            .sign("vic", EventTypes.LEARNER_ERASED, erasure("vic", "own"));
    sendErasure(
        "vic", "own", Map.of(LogKeys.HEADER, new String(signature, StandardCharsets.UTF_8)));
    await().atMost(TIMEOUT).until(() -> attempts("vic", "vectors") == 0);
  }

  private void sendErasure(String learner, String eventId, Map<String, String> more) {
    Map<String, String> headers = headers(EventTypes.LEARNER_ERASED, eventId);
    headers.putAll(more);
    sender.send(learner, erasure(learner, eventId), headers);
  }

  private static Map<String, String> headers(String type, String eventId) {
    Map<String, String> headers = ProgressSender.binaryHeaders(eventId, "application/json");
    headers.put("ce_type", type);
    return headers;
  }

  private static byte[] erasure(String learner, String eventId) {
    return "{\"eventId\":\"%s\",\"learnerId\":\"%s\"}"
        .formatted(eventId, learner)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aRecordTooLargeToBeKeptIsSetAsideByItsHeadAndTheStreamGoesOn() {
    byte[] spaces = " ".repeat(4 << 20).getBytes(StandardCharsets.UTF_8);
    var record =
        new ProducerRecord<>(ProgressSender.TOPIC, "gus".getBytes(StandardCharsets.UTF_8), spaces);
    record.headers().add("waymark-dlq-replayed", "0-0".getBytes(StandardCharsets.UTF_8));
    sender.sendCompressed(record);
    sender.practised("gus", "vectors", true);
    try (var letters = reader("waymark.progress.v1.dlq")) {
      ConsumerRecord<byte[], byte[]> letter =
          letters.await(it -> "gus".equals(TopicWatch.key(it)), TIMEOUT);
      assertThat(letter.value()).hasSize(4_096);
      assertThat(TopicWatch.header(letter, "waymark-dlq-reason")).isEqualTo("TOO_LARGE");
      assertThat(TopicWatch.header(letter, "waymark-dlq-value-length"))
          .isEqualTo(Integer.toString(spaces.length));
      assertThat(TopicWatch.header(letter, "waymark-dlq-value-sha256"))
          .isEqualTo("b7a6434d497ad38396f731f01623496e52cefa88063bcb80cb802c2827c31f8a");
      assertThat(TopicWatch.header(letter, "waymark-dlq-replayed")).isEmpty();
    }
    await().atMost(TIMEOUT).until(() -> attempts("gus", "vectors") == 1);
  }

  @Test
  void aRecordThatCanNeitherCountNorBeSetAsideIsPassedOverAndSaidSo() throws Exception {
    long before = passed.count();
    admitDeadLettersOf("100");
    try {
      sender.send(
          "pat",
          "{not json".getBytes(StandardCharsets.UTF_8),
          ProgressSender.binaryHeaders("p9", "application/json"));
      sender.practised("pat", "vectors", true);
      await().atMost(TIMEOUT).until(() -> attempts("pat", "vectors") == 1);
      assertThat(passed.count()).isEqualTo(before + 1);
    } finally {
      admitDeadLettersOf("2097152");
    }
  }

  private static void admitDeadLettersOf(String bytes) throws Exception {
    try (Admin admin =
        Admin.create(
            Map.of("bootstrap.servers", EmbeddedBackends.running().kafkaBootstrapServers()))) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, "waymark.progress.v1.dlq"),
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }

  @Test
  void anEventForATopicThatIsNotThereSaysSo() {
    sender.practised("una", "no-such-topic", true);
    try (var letters = reader("waymark.progress.v1.dlq")) {
      ConsumerRecord<byte[], byte[]> letter =
          letters.await(it -> "una".equals(TopicWatch.key(it)), TIMEOUT);
      assertThat(TopicWatch.header(letter, "waymark-dlq-reason")).isEqualTo("UNKNOWN_TOPIC");
    }
  }

  @Test
  void aRecordInTheWrongPartitionCountsOnceInTheRightOne() {
    String json = ProgressSender.json("max", "sql", "\"practised\":{\"correct\":true}");
    for (int partition = 0; partition < 6; partition++) {
      var record =
          new ProducerRecord<byte[], byte[]>(
              ProgressSender.TOPIC, partition, null, json.getBytes(StandardCharsets.UTF_8));
      ProgressSender.binaryHeaders("m1", "application/json")
          .forEach(
              (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
      sender.send(record);
    }
    await().atMost(TIMEOUT).until(() -> attempts("max", "sql") == 1);
    String token = sender.practised("m2", "max", "sql", true);
    assertThat(token).isNotEmpty();
    await().atMost(TIMEOUT).until(() -> attempts("max", "sql") == 2);
  }

  @Test
  void aChangeIsAnnounced() {
    sender.practised("zoe", "vectors", true);
    try (var updates = reader("waymark.learner-updates.v1")) {
      ConsumerRecord<byte[], byte[]> update =
          updates.await(it -> "zoe".equals(TopicWatch.key(it)), TIMEOUT);
      assertThat(TopicWatch.header(update, "ce_type")).isEqualTo("dev.waymark.learner.updated.v1");
      assertThat(new String(update.value(), StandardCharsets.UTF_8))
          .contains("\"changedTopicIds\":[\"vectors\"]");
    }
  }

  @Test
  void aNewReleaseIsServedAndABrokenOneIsNot() {
    try (var curriculum = new Neo4jCurriculumFixture(EmbeddedBackends.running())) {
      String good = curriculum.publish(SmallCurriculum.with("probability"), 2);
      await()
          .pollInterval(Duration.ofMillis(1))
          .atMost(TIMEOUT)
          .until(() -> release().equals(good));
      // Served this very moment, while ingestion waits for records with the graph of before.
      sender.practised("early", "probability", true);
      await().atMost(TIMEOUT).until(() -> attempts("early", "probability") == 1);
      // Published a moment ago: not unknown, though nobody announced it.
      curriculum.publish(SmallCurriculum.with("probability"), 3, "3-broken", "0".repeat(64));
      sender.practised("lea", "probability", true);
      await().atMost(TIMEOUT).until(() -> attempts("lea", "probability") == 1);
      assertThat(release()).isEqualTo(good);
      curriculum.withdraw(3);
    }
  }

  private String release() {
    return served.current().map(it -> it.release()).orElse("");
  }

  @Test
  void aKilledDatabaseAndBrokerLoseNothingAndDoubleNothing() {
    for (int i = 0; i < 200; i++) {
      sender.practised("k" + i % 20, "sql", i % 3 == 0);
    }
    EmbeddedBackends.running().kill();
    EmbeddedBackends.running().restart();
    for (int i = 0; i < 200; i++) {
      sender.practised("k" + i % 20, "sql", i % 3 == 0);
    }
    await()
        .atMost(TIMEOUT)
        .untilAsserted(() -> {
          for (int i = 0; i < 20; i++) {
            assertThat(attempts("k" + i, "sql")).isEqualTo(20);
          }
        });
    await()
        .atMost(TIMEOUT)
        .untilAsserted(() ->
            assertThat(verification.verify(served.current().orElseThrow()).differences())
                .isEmpty());
  }
}
