package dev.waymark.it.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.neo4j.driver.Driver;

/// A release that someone edited by hand, so that a topic needs itself.
@ExtendWith(SharedSuite.class)
final class BrokenReleaseIT {

  private static final String BREAK =
      """
      MATCH (r:GraphRelease) WITH max(r.version) AS newest
      MATCH (r:GraphRelease {version: newest})
      MATCH (needs:Topic)-[:REQUIRES]->(needed:Topic)
      WITH r, needs, needed LIMIT 1
      CREATE (needed)-[:REQUIRES {strength: 'HARD', broken: true}]->(needs)
      CREATE (:GraphRelease {version: r.version + 1, id: toString(r.version + 1) + '-00000000',
                             checksum: r.checksum, publishedAt: r.publishedAt, broken: true})
      """;

  private static final String MEND_EDGE = "MATCH ()-[edge:REQUIRES {broken: true}]->() DELETE edge";
  private static final String MEND_RELEASE = "MATCH (r:GraphRelease {broken: true}) DELETE r";

  private final RunningSuite suite;

  BrokenReleaseIT(RunningSuite suite) {
    this.suite = suite;
  }

  @Test
  void aReleaseEditedByHandIsRefusedAndTheLastGoodOneKeepsServing() {
    String good = servedRelease();
    try (Driver driver = suite.driver()) {
      driver.executableQuery(BREAK).execute();
      try {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertBroken("1.0"));

        assertThat(servedRelease()).isEqualTo(good);
        assertThat(
                LearnerApi.items(
                    LearnerApi.unknown(suite.rest()).nextSteps("ml-engineer", ""), "steps"))
            .isNotEmpty();
      } finally {
        driver.executableQuery(MEND_EDGE).execute();
        driver.executableQuery(MEND_RELEASE).execute();
      }
      await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertBroken("0.0"));
    }
  }

  private void assertBroken(String value) {
    assertThat(suite.management().get("/q/metrics").text().lines())
        .contains("waymark_graph_broken " + value);
  }

  private String servedRelease() {
    return suite
        .rest()
        .get("/v1/learners/ada/next-steps?roadmap=ml-engineer")
        .json()
        .path("graphRelease")
        .asText();
  }
}
