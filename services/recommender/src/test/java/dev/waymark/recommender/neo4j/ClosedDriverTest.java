package dev.waymark.recommender.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waymark.recommender.config.StoredForm;
import dev.waymark.recommender.fixture.EmbeddedBackends;
import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.learner.StoreUnavailableException;
import dev.waymark.recommender.observability.Tracing;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

/// Reads of a service that stops and has let go of the database.
@Tag("service")
@QuarkusTest
@QuarkusTestResource(EmbeddedBackends.class)
class ClosedDriverTest {
  @Inject ServedGraph served;
  @Inject Tracing tracing;
  @Inject StoredForm form;

  @Test
  void othersMayAnswerWhatItCannot() {
    await().atMost(Duration.ofSeconds(20)).until(() -> served.current().isPresent());
    Driver driver =
        GraphDatabase.driver(
            EmbeddedBackends.running().boltUri(),
            AuthTokens.basic("neo4j", EmbeddedBackends.running().boltPassword()));
    var learners = new Neo4jLearners(new Neo4jSessions(driver, tracing), form);
    assertThat(learners.load(Set.of("nobody"), served.current().orElseThrow())).isEmpty();

    driver.close();

    assertThatThrownBy(() -> learners.load(Set.of("nobody"), served.current().orElseThrow()))
        .isInstanceOf(StoreUnavailableException.class);
  }
}
