package dev.waymark.recommender.neo4j;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.TopicProgress;
import dev.waymark.recommender.learner.Learner;
import dev.waymark.recommender.learner.StoreUnavailable;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.Value;
import org.neo4j.driver.exceptions.Neo4jException;

/// The learners as the database holds them: its leader, where it is a cluster.
@Singleton
public final class Neo4jLearners {
  private static final String LOAD =
      """
      UNWIND $ids AS id
      MATCH (l:Learner {id: id})
      CALL (l) {
        MATCH (l)-[p:PROGRESS]->(t:Topic)
        RETURN collect([t.id, properties(p)]) AS progress
      }
      RETURN id, properties(l) AS learner, progress
      """;

  private final Neo4jSessions sessions;

  Neo4jLearners(Neo4jSessions sessions) {
    this.sessions = sessions;
  }

  /// Those of the learners that anything is held of, by id. Blocks.
  ///
  /// @throws StoreUnavailable when the database does not answer
  public Map<String, Learner> load(Collection<String> ids, PrerequisiteGraph graph) {
    try (Session session = sessions.session()) {
      return session.executeWrite(tx -> {
        Map<String, Learner> learners = new HashMap<>();
        tx.run(LOAD, Map.of("ids", List.copyOf(ids)))
            .forEachRemaining(row -> {
              Learner learner = learner(row, graph);
              learners.put(learner.id(), learner);
            });
        return learners;
      });
    } catch (Neo4jException e) {
      throw new StoreUnavailable(e);
    }
  }

  /// How many learners anything is held of. Blocks.
  public long count() {
    try (Session session = sessions.session()) {
      return session.executeWrite(
          tx -> tx.run("MATCH (l:Learner) RETURN count(l) AS n").single().get("n").asLong());
    } catch (Neo4jException e) {
      throw new StoreUnavailable(e);
    }
  }

  /// Removes every learner, a thousand at a time. Blocks.
  public void eraseAll() {
    try (Session session = sessions.session()) {
      session
          .run("MATCH (l:Learner) CALL (l) { DETACH DELETE l } IN TRANSACTIONS OF 1000 ROWS")
          .consume();
    } catch (Neo4jException e) {
      throw new StoreUnavailable(e);
    }
  }

  private static Learner learner(Record row, PrerequisiteGraph graph) {
    Value node = row.get("learner");
    List<TopicProgress> progress =
        row.get("progress")
            .asList(pair -> ProgressProperties.read(pair.get(0).asString(), pair.get(1)));
    Map<String, Long> items = new HashMap<>();
    row.get("progress")
        .values()
        .forEach(pair -> items.put(pair.get(0).asString(), ProgressProperties.items(pair.get(1))));
    return new Learner(
        row.get("id").asString(),
        node.get("revision").asLong(0),
        LearnerState.of(
            graph,
            LearnerProperties.totals(node),
            progress,
            AnswerProperties.read(node),
            items,
            LearnerProperties.resets(node),
            LearnerProperties.dismissedResources(node)),
        LearnerProperties.recentEvents(node),
        LearnerProperties.profile(node));
  }
}
