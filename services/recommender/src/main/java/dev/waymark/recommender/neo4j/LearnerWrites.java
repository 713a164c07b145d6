package dev.waymark.recommender.neo4j;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.recommender.config.StoredForm;
import dev.waymark.recommender.ingest.Decisions.LearnerChange;
import dev.waymark.recommender.learner.Learner;
import dev.waymark.recommender.neo4j.ProgressProperties.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.SimpleQueryRunner;

/// Writes changed learners, in batches and in a fixed order, as part of a transaction.
final class LearnerWrites {
  private static final String ERASE =
      """
      UNWIND $rows AS r
      MATCH (l:Learner {id: r.learner}) WHERE l.revision = r.from
      DETACH DELETE l
      RETURN count(*) AS written
      """;
  private static final String LEARNERS =
      """
      UNWIND $rows AS r
      MERGE (l:Learner {id: r.learner})
      ON CREATE SET l.revision = 0
      WITH l, r WHERE l.revision = r.from
      SET l += r.properties
      RETURN count(l) AS written
      """;

  /// A topic that is new to the learner as memory knows it may have a row all the same, from a
  /// graph release that had the topic: hence the merge, and all properties anew.
  private static final String BEGUN =
      """
      UNWIND $rows AS r
      MATCH (l:Learner {id: r.learner})
      MATCH (t:Topic {id: r.topic})
      MERGE (l)-[p:PROGRESS]->(t)
      SET p = r.properties
      RETURN count(p) AS written
      """;

  /// One walk over a learner's rows finds all that change; a look-up of each walks over them each
  /// time.
  private static final String CONTINUED =
      """
      UNWIND $rows AS r
      MATCH (l:Learner {id: r.learner})-[p:PROGRESS]->(t:Topic)
      WITH p, r.topics[t.id] AS properties
      WHERE properties IS NOT NULL
      SET p += properties
      RETURN count(p) AS written
      """;

  private static final String FORGET =
      """
      UNWIND $rows AS r
      MATCH (:Learner {id: r.learner})-[p:PROGRESS]->(:Topic {id: r.topic})
      DELETE p
      """;
  private static final String AIM =
      """
      UNWIND $rows AS r
      MATCH (l:Learner {id: r.learner})
      OPTIONAL MATCH (l)-[old:AIMS_FOR]->(:Roadmap)
      DELETE old
      WITH DISTINCT l, r
      UNWIND r.roadmaps AS roadmap
      MATCH (m:Roadmap {id: roadmap})
      MERGE (l)-[:AIMS_FOR]->(m)
      """;

  /// A new relationship locks its topic: instances that take topics in one order never wait for
  /// each other in a circle.
  private static final Comparator<Map<String, Object>> TOPIC_FIRST =
      Comparator.comparing(row -> String.valueOf(row.get("topic")));

  private final StoredForm form;
  private final List<Map<String, Object>> erased = new ArrayList<>();
  private final List<Map<String, Object>> learners = new ArrayList<>();
  private final List<Map<String, Object>> begun = new ArrayList<>();
  private final List<Map<String, Object>> continued = new ArrayList<>();
  private int continuedTopics;
  private final List<Map<String, Object>> forgotten = new ArrayList<>();
  private final List<Map<String, Object>> aims = new ArrayList<>();

  private LearnerWrites(StoredForm form, List<LearnerChange> changes) {
    this.form = form;
    changes.forEach(this::add);
    begun.sort(TOPIC_FIRST);
  }

  /// Writes the changes.
  ///
  /// @return false when a learner has another revision or a topic is gone; the transaction must be
  ///   rolled back then
  static boolean write(SimpleQueryRunner tx, StoredForm form, List<LearnerChange> changes) {
    LearnerWrites writes = new LearnerWrites(form, changes);
    if (!writes.forgotten.isEmpty()) {
      tx.run(form.in(FORGET), Map.of("rows", writes.forgotten)).consume();
    }
    return writes.all(tx, ERASE, writes.erased, writes.erased.size())
        && writes.all(tx, LEARNERS, writes.learners, writes.learners.size())
        && writes.all(tx, BEGUN, writes.begun, writes.begun.size())
        && writes.all(tx, CONTINUED, writes.continued, writes.continuedTopics)
        && writes.aim(tx);
  }

  private boolean aim(SimpleQueryRunner tx) {
    if (!aims.isEmpty()) {
      tx.run(form.in(AIM), Map.of("rows", aims)).consume();
    }
    return true;
  }

  private boolean all(
      SimpleQueryRunner tx, String statement, List<Map<String, Object>> rows, int expected) {
    return rows.isEmpty()
        || tx.run(form.in(statement), Map.of("rows", rows)).single().get("written").asLong()
            == expected;
  }

  private void add(LearnerChange change) {
    long from = change.before().revision();
    if (change.erase() && from > 0) {
      erased.add(Map.of("learner", change.learnerId(), "from", from));
    }
    Learner after = change.after();
    if (after == null) {
      return;
    }
    PrerequisiteGraph graph = after.state().graph();
    Learner before = change.erase() ? Learner.unknown(after.id(), graph) : change.before();
    learners.add(
        Map.of(
            "learner", after.id(),
            "from", before.revision(),
            "properties", LearnerProperties.changed(before, after, change.profileChanged())));
    if (change.profileChanged()) {
      aims.add(
          Map.of("learner", after.id(), "roadmaps", LearnerProperties.roadmaps(after.profile())));
    }
    Map<String, Object> topics = new HashMap<>();
    for (String topic : change.changedTopics()) {
      add(after.id(), Row.of(before.state(), topic), Row.of(after.state(), topic), topics);
    }
    if (!topics.isEmpty()) {
      continued.add(Map.of("learner", after.id(), "topics", topics));
      continuedTopics += topics.size();
    }
  }

  /// @param topics takes what is continued, by topic
  private void add(String learner, Row before, Row after, Map<String, Object> topics) {
    String topic = after.progress().topicId();
    Row none = Row.none(topic);
    if (after.equals(none)) {
      forgotten.add(Map.of("learner", learner, "topic", topic));
    } else if (before.equals(none)) {
      begun.add(
          Map.of("learner", learner, "topic", topic, "properties", ProgressProperties.of(after)));
    } else if (!after.equals(before)) {
      topics.put(topic, ProgressProperties.changed(before, after));
    }
  }
}
