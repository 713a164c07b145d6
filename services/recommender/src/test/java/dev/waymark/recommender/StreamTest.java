package dev.waymark.recommender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waymark.recommender.fixture.EmbeddedBackends;
import dev.waymark.recommender.fixture.ProgressSender;
import dev.waymark.recommender.fixture.Stored;
import dev.waymark.recommender.fixture.TopicWatch;
import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.ingest.Decisions;
import dev.waymark.recommender.ingest.Decisions.Advance;
import dev.waymark.recommender.ingest.Decisions.LearnerChange;
import dev.waymark.recommender.ingest.Decisions.Tally;
import dev.waymark.recommender.kafka.ingest.Ingestion;
import dev.waymark.recommender.learner.Learner;
import dev.waymark.recommender.neo4j.Neo4jProgressLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;

/// What follows from an event beside the state: updates, traces, metrics; and what must not follow.
@Tag("service")
@QuarkusTest
@QuarkusTestResource(EmbeddedBackends.class)
class StreamTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final String UPDATES = "waymark.learner-updates.v1";
  private static final String DEAD_LETTERS = "waymark.progress.v1.dlq";

  @Inject Driver driver;
  @Inject ServedGraph served;
  @Inject Ingestion ingestion;
  @Inject Neo4jProgressLog stored;

  @ConfigProperty(name = "quarkus.management.test-port")
  int managementPort;

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

  private static TopicWatch reader(String topic) {
    return new TopicWatch(EmbeddedBackends.running().kafkaBootstrapServers(), topic);
  }

  private long run(String cypher, Map<String, Object> parameters) {
    return driver
        .executableQuery(Stored.in(cypher))
        .withParameters(parameters)
        .execute()
        .records()
        .getFirst()
        .get(0)
        .asLong();
  }

  private static int partition(String learner) {
    return Utils.toPositive(Utils.murmur2(learner.getBytes(StandardCharsets.UTF_8))) % 6;
  }

  /// Another learner of the same partition.
  private static String neighbour(String learner) {
    return IntStream.range(0, 1_000)
        .mapToObj(i -> learner + i)
        .filter(it -> partition(it) == partition(learner))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anUpdateLostInACrashIsAnnouncedByWhoeverReadsOn() {
    String lost = "lou";
    String other = neighbour(lost);
    sender.practised(other, "sql", true);
    sender.practised(lost, "sql", true);
    try (var updates = reader(UPDATES)) {
      updates.await(it -> lost.equals(TopicWatch.key(it)), TIMEOUT);
      Map<String, Object> parameters = Map.of("p", partition(lost), "l", other);
      await()
          .atMost(TIMEOUT)
          .until(() ->
              run(
                      "MATCH (p:PartitionOffset {partition: $p}) RETURN count(CASE WHEN p.announced = p.next THEN 1 END)",
                      parameters)
                  == 1);
      // As if the instance had ended right after its commit, and another had taken over: nobody
      // noted that the last two records were announced, and what this one believes is outdated.
      run(
          "MATCH (p:PartitionOffset {partition: $p}) SET p.announced = p.next - 2 RETURN 1",
          parameters);
      run(
          "MATCH (l:Learner {id: $l}) SET l.revision = l.revision + 1 RETURN l.revision",
          parameters);
      sender.practised(other, "sql", true);
      ConsumerRecord<byte[], byte[]> again =
          updates.await(it -> lost.equals(TopicWatch.key(it)), TIMEOUT);
      assertThat(new String(again.value(), StandardCharsets.UTF_8))
          .contains("\"changedTopicIds\":[\"sql\"]");
      assertThat(TopicWatch.header(again, "waymark-revision")).isEqualTo("1");
    }
    assertThat(
            run(
                "MATCH (:Learner {id: $l})-[p:PROGRESS]->(:Topic {id: 'sql'}) RETURN p.attempts",
                Map.of("l", lost)))
        .isEqualTo(1);
  }

  @Test
  void aTraceGoesOnInUpdatesDeadLettersAndRepeatedRecords() {
    Map<String, String> headers = ProgressSender.binaryHeaders("t1", "application/json");
    headers.put("traceparent", PARENT);
    headers.put("tracestate", "vendor=1");
    byte[] good =
        ProgressSender.json("tracy", "sql", "\"practised\":{\"correct\":true}")
            .getBytes(StandardCharsets.UTF_8);
    var misrouted =
        new ProducerRecord<byte[], byte[]>(
            ProgressSender.TOPIC, (partition("tracy") + 1) % 6, null, good);
    headers.forEach(
        (name, text) -> misrouted.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    sender.send(misrouted);
    sender.send("tristan", new byte[] {'{'}, headers);
    assertTraced(UPDATES, "tracy");
    assertTraced(ProgressSender.TOPIC, "tracy");
    assertTraced(DEAD_LETTERS, "tristan");
  }

  private static void assertTraced(String topic, String key) {
    try (var records = reader(topic)) {
      ConsumerRecord<byte[], byte[]> record =
          records.await(it -> key.equals(TopicWatch.key(it)), TIMEOUT);
      assertThat(TopicWatch.header(record, "traceparent")).isEqualTo(PARENT);
      assertThat(TopicWatch.header(record, "tracestate")).isEqualTo("vendor=1");
    }
  }

  @Test
  void anInstanceThatLostItsPartitionWithoutKnowingWritesNothing() {
    sender.practised("zelda", "sql", true);
    int partition = partition("zelda");
    Map<String, Object> where = Map.of("p", partition);
    await()
        .atMost(TIMEOUT)
        .until(() -> run("MATCH (l:Learner {id: 'zelda'}) RETURN count(l)", Map.of()) == 1);
    long committed = run("MATCH (p:PartitionOffset {partition: $p}) RETURN p.next", where);
    Learner written = Learner.unknown("zombie", served.current().orElseThrow());
    LearnerChange change =
        new LearnerChange(
            written,
            false,
            new Learner("zombie", 1, written.state(), written.recentEvents(), written.profile()),
            Set.of(),
            false);
    Decisions outdated =
        new Decisions(
            List.of(change),
            List.of(),
            List.of(),
            List.of(new Advance(partition, committed - 1, committed + 5)),
            new Tally(1, 0, 0));
    assertThat(stored.commit(outdated, Map.of(), 1, Stored.FORM))
        .isEqualTo(Neo4jProgressLog.Outcome.MOVED);
    assertThat(run("MATCH (l:Learner {id: 'zombie'}) RETURN count(l)", Map.of())).isZero();
    assertThat(run("MATCH (p:PartitionOffset {partition: $p}) RETURN p.next", where))
        .isEqualTo(committed);
  }

  @Test
  void everyMetricIsThere() throws IOException, InterruptedException {
    sender.practised("mel", "sql", true);
    sender.practised("mel", "no-such-topic", true);
    List<String> names =
        List.of(
            "waymark_events_total{outcome=\"applied\"}",
            "waymark_events_total{outcome=\"duplicate\"}",
            "waymark_events_total{outcome=\"skipped\"}",
            "waymark_events_total{outcome=\"forwarded\"}",
            "waymark_batch_size_count",
            "waymark_batch_time_seconds_bucket",
            "waymark_lag{partition=\"" + partition("mel") + "\"}",
            "waymark_dead_letters_total{reason=\"UNKNOWN_TOPIC\"}",
            "waymark_event_to_applied_seconds_bucket",
            "waymark_learner_cache_total{result=\"hit\"}",
            "waymark_learner_cache_total{result=\"miss\"}",
            "waymark_stored_state_left",
            "waymark_commit_conflicts_total",
            "waymark_ingest_retries_total",
            "waymark_graph_broken");
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:%d/q/metrics".formatted(managementPort)))
              .build();
      await()
          .atMost(TIMEOUT)
          .untilAsserted(() ->
              assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                  .contains(names));
    }
  }
}
