package dev.waymark.recommender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waymark.recommender.fixture.EmbeddedBackends;
import dev.waymark.recommender.fixture.ProgressSender;
import dev.waymark.recommender.fixture.Stored;
import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.kafka.ingest.Ingestion;
import dev.waymark.recommender.kafka.operate.Rebuild;
import dev.waymark.recommender.kafka.operate.Verification;
import dev.waymark.recommender.learner.Learners;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;

/// On servers of its own, for their log is deleted.
@Tag("service")
@QuarkusTest
@QuarkusTestResource(value = EmbeddedBackends.class, restrictToAnnotatedClass = true)
class RecreatedLogTest {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  @Inject Driver driver;
  @Inject ServedGraph served;
  @Inject Ingestion ingestion;
  @Inject Verification verification;
  @Inject Rebuild rebuild;
  @Inject Learners learners;

  @Test
  void whatOnlyAFormerLogSaidIsKeptAndNotRemovedUnasked() throws Exception {
    await().atMost(TIMEOUT).until(ingestion::isAssigned);
    String servers = EmbeddedBackends.running().kafkaBootstrapServers();
    try (ProgressSender sender = new ProgressSender(servers)) {
      for (int i = 0; i < 5; i++) {
        sender.practised("ada", "vectors", true);
      }
      await().atMost(TIMEOUT).until(() -> attempts() == 5);
    }
    createAgain(servers);
    try (ProgressSender sender = new ProgressSender(servers)) {
      // At offsets that count already in the former log.
      sender.practised("ada", "vectors", true);
      sender.practised("bea", "vectors", true);
    }
    await().atMost(TIMEOUT).untilAsserted(() -> assertThat(attempts()).isEqualTo(7));

    assertThat(verification.verify(served.current().orElseThrow()).differences())
        .anySatisfy(it -> assertThat(it).contains("deleted and created again", "are not in it"));
    assertThatThrownBy(() -> rebuild.run(false, (done, total) -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("--without-former-log");
    assertThat(attempts()).isEqualTo(7);
  }

  @Test
  void learnersAreReadFromMemoryWhileTheDatabaseIsAway() throws Exception {
    await().atMost(TIMEOUT).until(ingestion::isAssigned);
    var graph = served.current().orElseThrow();
    var cleo = learners.get("cleo", graph).get();
    EmbeddedBackends.running().stop();
    try {
      // As a rebalance does.
      learners.invalidate(id -> true);
      assertThat(learners.get("cleo", graph).get()).isSameAs(cleo);
      assertThat(learners.getSure("cleo", graph)).failsWithin(TIMEOUT);
      assertThat(learners.get("cleo", graph).get()).isSameAs(cleo);
    } finally {
      EmbeddedBackends.running().restart();
    }
    await()
        .atMost(TIMEOUT)
        .untilAsserted(() -> assertThat(learners.get("cleo", graph).get()).isNotSameAs(cleo));
  }

  private static void createAgain(String servers) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin.deleteTopics(List.of(ProgressSender.TOPIC)).all().get();
      await()
          .atMost(TIMEOUT)
          .ignoreException(ExecutionException.class)
          .until(() -> {
            admin.createTopics(List.of(new NewTopic(ProgressSender.TOPIC, 6, (short) 1)));
            return admin.describeTopics(List.of(ProgressSender.TOPIC)).allTopicNames().get().size()
                == 1;
          });
    }
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
