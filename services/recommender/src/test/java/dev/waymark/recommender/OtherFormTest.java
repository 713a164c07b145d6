package dev.waymark.recommender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waymark.events.EventTypes;
import dev.waymark.events.LogKeys;
import dev.waymark.log.TopicConsumers;
import dev.waymark.log.TopicReader;
import dev.waymark.recommender.config.StoredForm;
import dev.waymark.recommender.fixture.EmbeddedBackends;
import dev.waymark.recommender.fixture.FormerForm;
import dev.waymark.recommender.fixture.ProgressSender;
import dev.waymark.recommender.fixture.Stored;
import dev.waymark.recommender.fixture.TopicWatch;
import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.kafka.LogReaders;
import dev.waymark.recommender.kafka.ingest.Ingestion;
import dev.waymark.recommender.kafka.operate.Verification;
import dev.waymark.recommender.learner.StateProgress;
import dev.waymark.recommender.neo4j.Neo4jStoredForms;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.neo4j.driver.Driver;

/// The next stored form beside the former one, from the first look to the lead.
@Tag("service")
@QuarkusTest
@QuarkusTestResource(value = FormerForm.class, restrictToAnnotatedClass = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OtherFormTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int BEFORE = FormerForm.LEARNERS * FormerForm.ANSWERS;

  @Inject Driver driver;
  @Inject ServedGraph served;
  @Inject Ingestion ingestion;
  @Inject StateProgress state;
  @Inject Neo4jStoredForms forms;
  @Inject LogReaders readers;
  @Inject Verification verification;

  @Test
  @Order(1)
  void whatTheFormerFormCountsIsBuiltBesideItInSilence() {
    await().atMost(TIMEOUT).until(() -> state.isComplete() && ingestion.isAssigned());
    assertThat(attempts()).isEqualTo(BEFORE);
    assertThat(state.text())
        .isEqualTo("complete, beside form %d, which is in use", Stored.FORM.number());

    send("former-0");
    reject("followed-bad");
    assertThat(state.isLeading()).isFalse();
    await()
        .during(Duration.ofSeconds(2))
        .atMost(TIMEOUT)
        .untilAsserted(() -> assertThat(attempts()).isEqualTo(BEFORE));

    FormerForm.count();
    await().atMost(TIMEOUT).untilAsserted(() -> assertThat(attempts()).isEqualTo(BEFORE + 1));
    await().atMost(TIMEOUT).until(() -> forms.standing().isCaughtUp());
    assertThat(keys("waymark.progress.v1.dlq")).isEmpty();
    assertThat(keys("waymark.learner-updates.v1")).isEmpty();
  }

  @Test
  @Order(2)
  void onceNobodyReadsForTheFormerFormItRejectsAndAnnounces() {
    FormerForm.leave();
    await().atMost(TIMEOUT).until(state::isLeading);
    assertThat(forms.standing().leader()).isEqualTo(Stored.NEXT);

    send("former-1");
    reject("led-bad");
    await().atMost(TIMEOUT).untilAsserted(() -> assertThat(attempts()).isEqualTo(BEFORE + 2));
    await()
        .atMost(TIMEOUT)
        .untilAsserted(() -> {
          assertThat(keys("waymark.progress.v1.dlq")).containsExactly("led-bad");
          assertThat(keys("waymark.learner-updates.v1")).containsExactly("former-1");
        });
    assertThat(
            number(Stored.in("MATCH (p:PartitionOffset) RETURN sum(p.next)"))
                - number(Stored.NEXT.in("MATCH (p:PartitionOffset) RETURN sum(p.next)")))
        .isEqualTo(-2);
  }

  @Test
  @Order(3)
  void whoIsErasedGoesFromWhatTheFormerFormLeft() throws IOException {
    assertThat(number(Stored.in("MATCH (l:Learner {id: 'former-0'}) RETURN count(l)")))
        .isEqualTo(1);
    erase("former-0");
    await().atMost(TIMEOUT).until(() -> number("MATCH (l {id: 'former-0'}) RETURN count(l)") == 0);
    Verification.Report report = verification.verify(served.current().orElseThrow());
    assertThat(report.differences()).isEmpty();
    assertThat(report.learners()).isEqualTo(FormerForm.LEARNERS - 1);
  }

  @Test
  @Order(4)
  void aLogThatDoesNotReachBackIsRefusedInALine() {
    // As if the former form led still, and counted records of a log that was deleted.
    for (StoredForm form : List.of(Stored.FORM, Stored.NEXT)) {
      run(form.in("MATCH (p:PartitionOffset) SET p.leader = " + Stored.FORM.number()));
    }
    run(Stored.in("MATCH (p:PartitionOffset {partition: 0}) SET p.formerRecords = 7"));
    for (int i = 1; i < FormerForm.LEARNERS; i++) {
      // Whichever partition it stands in, its commit is refused: another form leads.
      send("former-" + i);
    }
    await()
        .atMost(TIMEOUT)
        .untilAsserted(() ->
            assertThat(state.text())
                .contains("can't be built from the log", "7 records that count are not in it"));
    assertThat(ingestion.live()).isTrue();
    run(
        Stored.in(
            "MATCH (p:PartitionOffset {partition: 0}) SET p.formerRecords = null, p.readBefore = 7"));
    // Nobody reads for the former form: this one leads again, and goes on.
    FormerForm.count();
    await()
        .atMost(TIMEOUT)
        .untilAsserted(() ->
            assertThat(attempts())
                .isEqualTo(BEFORE + 2 - FormerForm.ANSWERS - 1 + FormerForm.LEARNERS - 1));
    await().atMost(TIMEOUT).until(state::isLeading);
    // Its state was being built anew, and what it had read by then is not rejected again.
    assertThat(
            number(Stored.NEXT.in("MATCH (p:PartitionOffset {partition: 0}) RETURN p.readBefore")))
        .isEqualTo(7);
  }

  @Test
  @Order(5)
  void howFarTheFormerFormReadIsKnownOfKafkaToo() throws Exception {
    var somewhere = new TopicPartition(ProgressSender.TOPIC, 0);
    long far = 1_000_000;
    try (Admin admin =
        Admin.create(
            Map.of("bootstrap.servers", EmbeddedBackends.running().kafkaBootstrapServers()))) {
      admin
          .alterConsumerGroupOffsets(
              Stored.FORM.group(FormerForm.GROUP), Map.of(somewhere, new OffsetAndMetadata(far)))
          .all()
          .get();
    }
    assertThat(readers.committed()).containsEntry(0, far);
  }

  @Test
  @Order(6)
  void whatOtherFormsLeftIsRemovedOnDemand() {
    assertThat(forms.others()).containsExactly(Stored.FORM);
    run(Stored.in("CREATE (:Learner {id: 'left', revision: 1})"));
    assertThat(forms.forget(Stored.FORM)).isEqualTo(1);
    assertThat(forms.others()).isEmpty();
    assertThat(attempts()).isPositive();
  }

  private void send(String learner) {
    try (ProgressSender sender = sender()) {
      sender.practised(learner, "vectors", true);
    }
  }

  private void reject(String key) {
    try (ProgressSender sender = sender()) {
      sender.send(key, key, "{not json");
    }
  }

  private void erase(String learner) throws IOException {
    byte[] value =
        "{\"eventId\":\"gone\",\"learnerId\":\"%s\"}"
            .formatted(learner)
            .getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = ProgressSender.binaryHeaders("gone", "application/json");
    headers.put("ce_type", EventTypes.LEARNER_ERASED);
    headers.put(
        LogKeys.HEADER,
        new String(
            LogKeys.read(EmbeddedBackends.keyFile())
                .sign(learner, EventTypes.LEARNER_ERASED, value),
            StandardCharsets.UTF_8));
    try (ProgressSender sender = sender()) {
      sender.send(learner, value, headers);
    }
  }

  private static ProgressSender sender() {
    return new ProgressSender(EmbeddedBackends.running().kafkaBootstrapServers());
  }

  private static List<String> keys(String topic) {
    List<String> keys = new ArrayList<>();
    try (TopicReader<byte[], byte[]> reader =
        new TopicReader<>(
            TopicConsumers.ofBytes(
                Map.of("bootstrap.servers", EmbeddedBackends.running().kafkaBootstrapServers())),
            topic)) {
      reader.readAll(record -> keys.add(TopicWatch.key(record)));
    }
    return keys;
  }

  private long attempts() {
    return number(
        Stored.NEXT.in(
            "MATCH (:Learner)-[p:PROGRESS]->(:Topic {id: 'vectors'}) RETURN sum(p.attempts)"));
  }

  private long number(String query) {
    return run(query).getFirst().get(0).asLong();
  }

  private List<org.neo4j.driver.Record> run(String query) {
    return driver.executableQuery(query).execute().records();
  }
}
