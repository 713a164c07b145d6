package dev.waymark.seed.neo4j;

import dev.waymark.engine.graph.Curriculum;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.TransactionContext;

/// Makes the database hold exactly a curriculum, and leaves the learners alone. Topics that left go
/// without `DETACH`, so that one which learners began meanwhile makes the transaction fail rather
/// than lose their progress.
final class CurriculumWriter {
  private static final String TOPICS =
      """
      UNWIND $rows AS row
      MERGE (t:Topic {id: row.id})
      SET t = row
      """;
  private static final String RESOURCES =
      """
      UNWIND $rows AS row
      MERGE (r:Resource {id: row.id})
      SET r = row
      """;
  private static final String ROADMAPS =
      """
      UNWIND $rows AS row
      MERGE (m:Roadmap {id: row.id})
      SET m = row
      """;
  private static final String FORGET_RELATIONS =
      "MATCH (:Topic|Resource|Roadmap)-[e:REQUIRES|TEACHES|INCLUDES]->(:Topic) DELETE e";
  private static final String FORGET_RESOURCES =
      "MATCH (r:Resource) WHERE NOT coalesce(r.id, '') IN $ids DETACH DELETE r";
  private static final String FORGET_ROADMAPS =
      "MATCH (m:Roadmap) WHERE NOT coalesce(m.id, '') IN $ids DETACH DELETE m";
  private static final String FORGET_TOPICS =
      "MATCH (t:Topic) WHERE NOT coalesce(t.id, '') IN $ids DELETE t";
  private static final String REQUIRES =
      """
      UNWIND $rows AS row
      MATCH (t:Topic {id: row.topic})
      MATCH (r:Topic {id: row.required})
      CREATE (t)-[:REQUIRES {strength: row.strength}]->(r)
      """;
  private static final String TEACHES =
      """
      UNWIND $rows AS row
      MATCH (r:Resource {id: row.resource})
      MATCH (t:Topic {id: row.topic})
      CREATE (r)-[:TEACHES {coverage: row.coverage, minutes: row.minutes, part: row.part}]->(t)
      """;
  private static final String INCLUDES =
      """
      UNWIND $rows AS row
      MATCH (m:Roadmap {id: row.roadmap})
      MATCH (t:Topic {id: row.topic})
      CREATE (m)-[:INCLUDES {section: row.section, sectionIndex: row.sectionIndex,
                             position: row.position, weight: row.weight}]->(t)
      """;

  private static final String REMOVE_REQUIRES =
      """
      UNWIND $rows AS row
      MATCH (:Topic {id: row.topic})-[e:REQUIRES]->(:Topic {id: row.required})
      DELETE e
      """;
  private static final String REMOVE_TEACHES =
      """
      UNWIND $rows AS row
      MATCH (:Resource {id: row.resource})-[e:TEACHES]->(:Topic {id: row.topic})
      DELETE e
      """;
  private static final String REMOVE_INCLUDES =
      """
      UNWIND $rows AS row
      MATCH (:Roadmap {id: row.roadmap})-[e:INCLUDES]->(:Topic {id: row.topic})
      DELETE e
      """;
  private static final String REMOVE_RESOURCES =
      "UNWIND $rows AS row MATCH (r:Resource {id: row.id}) DETACH DELETE r";
  private static final String REMOVE_ROADMAPS =
      "UNWIND $rows AS row MATCH (m:Roadmap {id: row.id}) DETACH DELETE m";
  private static final String REMOVE_TOPICS =
      "UNWIND $rows AS row MATCH (t:Topic {id: row.id}) DELETE t";
  private static final String CHANGE_REQUIRES =
      """
      UNWIND $rows AS row
      MATCH (:Topic {id: row.topic})-[e:REQUIRES]->(:Topic {id: row.required})
      SET e.strength = row.strength
      """;
  private static final String CHANGE_TEACHES =
      """
      UNWIND $rows AS row
      MATCH (:Resource {id: row.resource})-[e:TEACHES]->(:Topic {id: row.topic})
      SET e.coverage = row.coverage, e.minutes = row.minutes, e.part = row.part
      """;

  /// A roadmap of thousands of topics is walked once: a search for each row would walk over all of
  /// them each time.
  private static final String CHANGE_INCLUDES =
      """
      UNWIND $rows AS row
      WITH row.roadmap AS roadmap, collect([row.topic, row]) AS pairs
      MATCH (:Roadmap {id: roadmap})-[e:INCLUDES]->(t:Topic)
      WITH e, [pair IN pairs WHERE pair[0] = t.id | pair[1]] AS found
      WHERE size(found) > 0
      WITH e, found[0] AS row
      SET e.section = row.section, e.sectionIndex = row.sectionIndex,
        e.position = row.position, e.weight = row.weight
      """;

  private final TransactionContext tx;

  CurriculumWriter(TransactionContext tx) {
    this.tx = tx;
  }

  /// Writes what differs: what stays as it is gets no lock, so that learners' progress on it is
  /// written meanwhile.
  ///
  /// @param before what the database holds
  void change(Curriculum before, Curriculum after) {
    CurriculumRows old = CurriculumRows.of(before);
    CurriculumRows now = CurriculumRows.of(after);
    RowChanges requires = RowChanges.between(old.requires(), now.requires(), "topic", "required");
    RowChanges teaches = RowChanges.between(old.teaches(), now.teaches(), "resource", "topic");
    RowChanges includes = RowChanges.between(old.includes(), now.includes(), "roadmap", "topic");
    RowChanges topics = RowChanges.between(old.topics(), now.topics(), "id");
    RowChanges resources = RowChanges.between(old.resources(), now.resources(), "id");
    RowChanges roadmaps = RowChanges.between(old.roadmaps(), now.roadmaps(), "id");
    write(REMOVE_REQUIRES, requires.removed());
    write(REMOVE_TEACHES, teaches.removed());
    write(REMOVE_INCLUDES, includes.removed());
    write(REMOVE_RESOURCES, resources.removed());
    write(REMOVE_ROADMAPS, roadmaps.removed());
    write(REMOVE_TOPICS, topics.removed());
    write(TOPICS, topics.written());
    write(RESOURCES, resources.written());
    write(ROADMAPS, roadmaps.written());
    write(CHANGE_REQUIRES, requires.changed());
    write(CHANGE_TEACHES, teaches.changed());
    write(CHANGE_INCLUDES, includes.changed());
    write(REQUIRES, requires.added());
    write(TEACHES, teaches.added());
    write(INCLUDES, includes.added());
  }

  /// Writes everything, whatever the database held before: nodes stay when they can, relationships
  /// among them are made again.
  void replace(Curriculum curriculum) {
    CurriculumRows rows = CurriculumRows.of(curriculum);
    tx.run(FORGET_RELATIONS).consume();
    forget(FORGET_RESOURCES, rows.resources());
    forget(FORGET_ROADMAPS, rows.roadmaps());
    forget(FORGET_TOPICS, rows.topics());
    write(TOPICS, rows.topics());
    write(RESOURCES, rows.resources());
    write(ROADMAPS, rows.roadmaps());
    write(REQUIRES, rows.requires());
    write(TEACHES, rows.teaches());
    write(INCLUDES, rows.includes());
  }

  private void forget(String query, List<Map<String, Object>> keep) {
    tx.run(query, Map.of("ids", keep.stream().map(row -> row.get("id")).toList())).consume();
  }

  private void write(String query, List<Map<String, Object>> rows) {
    if (!rows.isEmpty()) {
      tx.run(query, Map.of("rows", rows)).consume();
    }
  }
}
