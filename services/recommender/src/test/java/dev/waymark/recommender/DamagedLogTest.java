package dev.waymark.recommender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waymark.recommender.fixture.DamagedLog;
import dev.waymark.recommender.fixture.EmbeddedBackends;
import dev.waymark.recommender.fixture.ProgressSender;
import dev.waymark.recommender.fixture.Stored;
import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.kafka.ingest.Ingestion;
import dev.waymark.recommender.kafka.ingest.SkippedRecords;
import dev.waymark.recommender.kafka.operate.Verification;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;

/// On servers of its own, for their log stays damaged.
@Tag("service")
@QuarkusTest
@QuarkusTestResource(value = EmbeddedBackends.class, restrictToAnnotatedClass = true)
class DamagedLogTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  @Inject Driver driver;
  @Inject ServedGraph served;
  @Inject Ingestion ingestion;
  @Inject Verification verification;
  @Inject SkippedRecords passed;

  @Test
  void aDamagedBatchIsPassedOverAndVerifySaysSo() throws IOException {
    await().atMost(TIMEOUT).until(ingestion::isAssigned);
    try (ProgressSender sender =
        new ProgressSender(EmbeddedBackends.running().kafkaBootstrapServers())) {
      sender.practised("dam-0", "dora", "vectors", true);
      sender.practised("dam-1", "dora", "vectors", true);
      await().atMost(TIMEOUT).until(() -> attempts() == 2);
      EmbeddedBackends.running().stop();
      DamagedLog.damage(EmbeddedBackends.data(), "dam-1");
      EmbeddedBackends.running().restart();
      readAgain();
      sender.practised("dam-2", "dora", "vectors", false);
    }

    await().atMost(TIMEOUT).until(() -> attempts() == 2 && passed.count() == 1);
    assertThat(verification.verify(served.current().orElseThrow()).differences())
        .singleElement()
        .asString()
        .contains("1 records of partition", "can't be read");
  }

  /// Has the log read from its start once more, as a rebuild does.
  private void readAgain() {
    driver.executableQuery(Stored.in("MATCH (l:Learner) DETACH DELETE l")).execute();
    driver
        .executableQuery(Stored.in("MATCH (p:PartitionOffset) SET p.next = 0, p.announced = 0"))
        .execute();
  }

  private int attempts() {
    try (Session session = driver.session()) {
      return session
          .run(
              Stored.in(
                  "MATCH (:Learner {id: $l})-[p:PROGRESS]->(:Topic {id: $t}) RETURN sum(p.attempts) AS n"),
              Map.of("l", "dora", "t", "vectors"))
          .single()
          .get("n")
          .asInt();
    }
  }
}
