package dev.waymark.load.wire;

import dev.waymark.load.suite.LeadingForm;
import java.util.Map;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.exceptions.Neo4jException;

/// The same question asked of the database for each request: which topics of the roadmap the
/// learner does not know and could take now, those that open most first. Found by the indexes on
/// learners and roadmaps; a topic counts as known after one success, which is easier than the
/// engine's rule.
final class CypherQuestion implements Question {
  private static final String QUERY =
      """
      MATCH (l:Learner {id: $learner})
      OPTIONAL MATCH (l)-[p:PROGRESS]->(k:Topic) WHERE p.successes > 0
      WITH collect(k) AS known
      MATCH (:Roadmap {id: $roadmap})-[:INCLUDES]->(t:Topic)
      WHERE NOT t IN known
        AND NOT EXISTS { MATCH (t)-[:REQUIRES {strength: 'HARD'}]->(r) WHERE NOT r IN known }
      CALL (t) { MATCH (t)<-[:REQUIRES*1..]-(u:Topic) RETURN count(DISTINCT u) AS opens }
      RETURN t.id AS id, t.title AS title, opens
      ORDER BY opens DESC, id
      LIMIT 5
      """;

  private final Session session;
  private final String query;
  private final String roadmap;
  private final int learners;

  CypherQuestion(Driver driver, String roadmap, int learners) {
    this.session = driver.session();
    this.query = LeadingForm.of(driver).in(QUERY);
    this.roadmap = roadmap;
    this.learners = learners;
  }

  @Override
  public boolean ask(long number) {
    try {
      return !session
          .executeRead(tx ->
              tx.run(
                      query,
                      Map.of("learner", WireLearners.id(number, learners), "roadmap", roadmap))
                  .list())
          .isEmpty();
    } catch (Neo4jException e) {
      return false;
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
