package dev.waymark.recommender.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waymark.engine.learner.RecentEvents;
import dev.waymark.recommender.fixture.EmbeddedBackends;
import dev.waymark.recommender.fixture.Stored;
import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.learner.Learner;
import dev.waymark.recommender.learner.StateProgress;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.summary.Plan;

/// Learners are read page by page, in the order of their ids, which the index has.
@Tag("service")
@QuarkusTest
@QuarkusTestResource(EmbeddedBackends.class)
class LearnerPagesTest {
  @Inject Neo4jLearners learners;
  @Inject ServedGraph graph;
  @Inject Driver driver;
  @Inject StateProgress state;

  @Test
  void pagesHaveEveryLearnerOnce() {
    await().atMost(Duration.ofSeconds(20)).until(() -> graph.current().isPresent());
    var served = graph.current().orElseThrow();
    try {
      driver
          .executableQuery(
              Stored.in(
                  """
                  UNWIND range(1, 20) AS i
                  CREATE (l:Learner {id: 'page-' + i, revision: i, eventIdsCounted: 1, eventIds0: $ids})
                  WITH l MATCH (t:Topic {id: 'sql'})
                  CREATE (l)-[:PROGRESS {attempts: 3, successes: 1, outcomes: 4}]->(t)
                  """))
          .withParameters(Map.of("ids", new byte[8]))
          .execute();
      List<String> all =
          driver
              .executableQuery(Stored.in("MATCH (l:Learner) RETURN l.id AS id ORDER BY id"))
              .execute()
              .records()
              .stream()
              .map(row -> row.get("id").asString())
              .toList();

      List<Learner> read = new ArrayList<>();
      List<Learner> page = learners.page("", 7, served);
      while (!page.isEmpty()) {
        assertThat(page).hasSizeLessThanOrEqualTo(7);
        read.addAll(page);
        page = learners.page(page.getLast().id(), 7, served);
      }

      assertThat(read).extracting(Learner::id).containsExactlyElementsOf(all);
      assertThat(read)
          .filteredOn(it -> it.id().startsWith("page-"))
          .hasSize(20)
          .allSatisfy(it -> {
            assertThat(it.state().progress("sql").attempts()).isEqualTo(3);
            assertThat(it.recentEvents()).isEqualTo(RecentEvents.NONE);
          });
    } finally {
      driver
          .executableQuery(
              Stored.in("MATCH (l:Learner) WHERE l.id STARTS WITH 'page-' DETACH DELETE l"))
          .execute();
    }
  }

  @Test
  void theIndexFindsAPageAndHasItsOrder() {
    // From then on there is the index.
    await().atMost(Duration.ofSeconds(20)).until(state::isComplete);
    try (Session session = driver.session()) {
      Plan plan =
          session
              .run("EXPLAIN " + Stored.in(Neo4jLearners.PAGE), Map.of("after", "a", "limit", 10))
              .consume()
              .plan();
      List<String> operators = operators(plan);
      assertThat(operators)
          .anyMatch(it -> it.contains("IndexSeekByRange"))
          .noneMatch(it -> it.contains("Sort") || it.contains("Top") || it.contains("Scan"));
    }
  }

  private static List<String> operators(Plan plan) {
    List<String> all = new ArrayList<>(List.of(plan.operatorType()));
    plan.children().forEach(it -> all.addAll(operators(it)));
    return all;
  }
}
