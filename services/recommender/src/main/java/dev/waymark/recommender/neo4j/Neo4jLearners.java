package dev.waymark.recommender.neo4j;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.RecentEvents;
import dev.waymark.engine.learner.TopicProgress;
import dev.waymark.recommender.config.StoredForm;
import dev.waymark.recommender.learner.Learner;
import dev.waymark.recommender.learner.StoreUnavailableException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.TransactionConfig;
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

  /// The ids of past events are most of a learner's bytes: they are not sent where nobody needs
  /// them.
  static final String PAGE =
      """
      MATCH (l:Learner)
      WHERE l.id > $after
      WITH l ORDER BY l.id LIMIT $limit
      CALL (l) {
        MATCH (l)-[p:PROGRESS]->(t:Topic)
        RETURN collect([t.id, properties(p)]) AS progress
      }
      RETURN l.id AS id, l {.*, %s} AS learner, progress
      ORDER BY id
      """
          .formatted(LearnerProperties.WITHOUT_RECENT_EVENTS);

  /// The number of relationships stands beside each roadmap: no learner is looked at.
  private static final String AIMING =
      "MATCH (m:Roadmap) RETURN m.id AS id, COUNT { (m)<-[:AIMS_FOR]-() } AS learners";

  static final String ERASE_ALL =
      "MATCH (l:Learner) CALL (l) { DETACH DELETE l } IN TRANSACTIONS OF 1000 ROWS";

  private static final TransactionConfig BOUNDED =
      TransactionConfig.builder().withTimeout(Duration.ofSeconds(10)).build();

  private final Neo4jSessions sessions;
  private final StoredForm form;

  Neo4jLearners(Neo4jSessions sessions, StoredForm form) {
    this.sessions = sessions;
    this.form = form;
  }

  /// Those of the learners that anything is held of, by id. Blocks.
  ///
  /// @throws StoreUnavailableException when the database does not answer
  public Map<String, Learner> load(Collection<String> ids, PrerequisiteGraph graph) {
    try (Session session = sessions.session()) {
      return session.executeWrite(tx -> {
        Map<String, Learner> learners = new HashMap<>();
        tx.run(form.in(LOAD), Map.of("ids", List.copyOf(ids)))
            .forEachRemaining(row -> {
              Learner learner =
                  learner(row, graph, LearnerProperties.recentEvents(row.get("learner")));
              learners.put(learner.id(), learner);
            });
        return learners;
      });
    } catch (Neo4jException e) {
      throw new StoreUnavailableException(e);
    }
  }

  /// The next learners by id, without the ids of their past events, from whichever member of a
  /// cluster. Blocks.
  ///
  /// @param after an id; empty for the first page
  /// @throws StoreUnavailableException when the database does not answer within 10 s
  public List<Learner> page(String after, int limit, PrerequisiteGraph graph) {
    try (Session session = sessions.session()) {
      return session.executeRead(
          tx ->
              tx.run(form.in(PAGE), Map.of("after", after, "limit", limit))
                  .list(row -> learner(row, graph, RecentEvents.NONE)),
          BOUNDED);
    } catch (Neo4jException e) {
      throw new StoreUnavailableException(e);
    }
  }

  /// How many learners have each roadmap among their goals, by its id. Blocks.
  ///
  /// @throws StoreUnavailableException when the database does not answer within 10 s
  public Map<String, Long> aiming() {
    try (Session session = sessions.session()) {
      return session.executeRead(
          tx ->
              tx.run(form.in(AIMING)).stream()
                  .collect(
                      Collectors.toMap(
                          row -> row.get("id").asString(), row -> row.get("learners").asLong())),
          BOUNDED);
    } catch (Neo4jException e) {
      throw new StoreUnavailableException(e);
    }
  }

  /// How many learners anything is held of. Blocks.
  public long count() {
    try (Session session = sessions.session()) {
      return session.executeWrite(tx ->
          tx.run(form.in("MATCH (l:Learner) RETURN count(l) AS n")).single().get("n").asLong());
    } catch (Neo4jException e) {
      throw new StoreUnavailableException(e);
    }
  }

  /// Removes every learner, a thousand at a time. Blocks.
  public void eraseAll() {
    try (Session session = sessions.session()) {
      session.run(form.in(ERASE_ALL)).consume();
    } catch (Neo4jException e) {
      throw new StoreUnavailableException(e);
    }
  }

  private static Learner learner(Record row, PrerequisiteGraph graph, RecentEvents recentEvents) {
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
        recentEvents,
        LearnerProperties.profile(node));
  }
}
