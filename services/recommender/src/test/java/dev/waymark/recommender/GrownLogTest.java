package dev.waymark.recommender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waymark.events.PartitionHistory;
import dev.waymark.log.LearnerPartitions;
import dev.waymark.recommender.fixture.EmbeddedBackends;
import dev.waymark.recommender.fixture.ProgressSender;
import dev.waymark.recommender.fixture.Stored;
import dev.waymark.recommender.fixture.TopicWatch;
import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.kafka.ingest.Ingestion;
import dev.waymark.recommender.kafka.operate.Verification;
import dev.waymark.recommender.neo4j.Neo4jLearners;
import dev.waymark.recommender.neo4j.Neo4jProgressLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;

/// On servers of its own, for their log grows.
@Tag("service")
@QuarkusTest
@QuarkusTestResource(value = EmbeddedBackends.class, restrictToAnnotatedClass = true)
class GrownLogTest {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final int LEARNERS = 200;
  private static final int EVENTS = 5;

  @Inject Driver driver;
  @Inject ServedGraph served;
  @Inject Ingestion ingestion;
  @Inject Verification verification;
  @Inject Neo4jProgressLog stored;
  @Inject Neo4jLearners learners;

  @Test
  void aLogThatGrowsKeepsItsLearnersThroughARebuild() throws Exception {
    await().atMost(TIMEOUT).until(ingestion::isAssigned);
    String servers = EmbeddedBackends.running().kafkaBootstrapServers();
    try (ProgressSender sender = new ProgressSender(servers)) {
      for (int event = 0; event < EVENTS; event++) {
        for (int i = 0; i < LEARNERS; i++) {
          sender.practised(learner(i), "vectors", event % 2 == 0);
        }
      }
      // An erasure of what stands in the old partition, said in the new one below.
      sender.practised("moved", "vectors", true);
      await().atMost(TIMEOUT).until(() -> attempts() == LEARNERS * EVENTS + 1);
      grow(servers, 12);
      // One whose client has not heard of it goes on in the old partition.
      String late = homeMoves();
      sender.send(inPartition(partition(late, 6), late));
    }
    await()
        .atMost(TIMEOUT)
        .untilAsserted(() -> assertThat(attempts()).isEqualTo(LEARNERS * EVENTS + 2));
    try (ProgressSender sender = new ProgressSender(servers)) {
      for (int i = 0; i < LEARNERS; i++) {
        sender.practised(learner(i), "vectors", false);
      }
      int all = LEARNERS * (EVENTS + 1) + 2;
      await().atMost(TIMEOUT).untilAsserted(() -> assertThat(attempts()).isEqualTo(all));
      assertWhole();

      readAgain(sender);
      await().atMost(TIMEOUT).untilAsserted(() -> assertThat(attempts()).isEqualTo(all));
      assertWhole();
      assertThat(learners.count()).isEqualTo(LEARNERS + 1);
    }
    try (TopicWatch topic = new TopicWatch(servers, PartitionHistory.TOPIC)) {
      topic.await(
          it ->
              PartitionHistory.decode(it.value())
                  .filter(history -> history.partitions() == 12)
                  .filter(history -> history.generations().size() == 2)
                  .isPresent(),
          TIMEOUT);
    }
  }

  private void assertWhole() {
    await()
        .atMost(TIMEOUT)
        .untilAsserted(() -> {
          Verification.Report report = verification.verify(served.current().orElseThrow());
          assertThat(report.differences()).isEmpty();
          assertThat(report.learners()).isEqualTo(LEARNERS + 1);
        });
  }

  /// Has the log read from its start once more, as a rebuild does.
  private void readAgain(ProgressSender sender) {
    stored.startOver(
        stored.everRead(IntStream.range(0, 12).boxed().toList()).entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    learners.eraseAll();
    stored.erased();
    // With the next record of each partition it is found that its partition is another.
    for (int partition = 0; partition < 12; partition++) {
      sender.send(
          new ProducerRecord<>(
              ProgressSender.TOPIC,
              partition,
              "x".getBytes(StandardCharsets.UTF_8),
              "{not json".getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static void grow(String servers, int partitions) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin
          .createPartitions(Map.of(ProgressSender.TOPIC, NewPartitions.increaseTo(partitions)))
          .all()
          .get();
    }
  }

  private static ProducerRecord<byte[], byte[]> inPartition(int partition, String learner) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            ProgressSender.TOPIC,
            partition,
            learner.getBytes(StandardCharsets.UTF_8),
            ProgressSender.json(learner, "vectors", "\"practised\":{\"correct\":true}")
                .getBytes(StandardCharsets.UTF_8));
    ProgressSender.binaryHeaders("late-" + Instant.now(), "application/json")
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  /// A learner whose partition is another since the log has grown.
  private static String homeMoves() {
    return IntStream.range(0, LEARNERS)
        .mapToObj(GrownLogTest::learner)
        .filter(it -> partition(it, 6) != partition(it, 12))
        .findFirst()
        .orElseThrow();
  }

  private static int partition(String learner, int partitions) {
    return LearnerPartitions.of(learner, partitions);
  }

  private static String learner(int number) {
    return "grown-" + number;
  }

  private int attempts() {
    return driver
        .executableQuery(
            Stored.in(
                "MATCH (:Learner)-[p:PROGRESS]->(:Topic {id: 'vectors'}) RETURN sum(p.attempts) AS n"))
        .execute()
        .records()
        .getFirst()
        .get("n")
        .asInt();
  }
}
