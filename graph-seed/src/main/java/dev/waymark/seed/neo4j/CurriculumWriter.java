package dev.waymark.seed.neo4j;

import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.Inclusion;
import dev.waymark.engine.graph.Prerequisite;
import dev.waymark.engine.graph.Resource;
import dev.waymark.engine.graph.Roadmap;
import dev.waymark.engine.graph.Section;
import dev.waymark.engine.graph.Teaching;
import dev.waymark.engine.graph.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.TransactionContext;

/// Makes the database hold exactly a curriculum, whatever it held before, and leaves the learners
/// alone: nodes stay when they can, relationships among them are made anew. Topics that left go
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

  private final TransactionContext tx;

  CurriculumWriter(TransactionContext tx) {
    this.tx = tx;
  }

  void write(Curriculum curriculum) {
    tx.run(FORGET_RELATIONS).consume();
    forget(FORGET_RESOURCES, curriculum.resources().stream().map(Resource::id).toList());
    forget(FORGET_ROADMAPS, curriculum.roadmaps().stream().map(Roadmap::id).toList());
    forget(FORGET_TOPICS, curriculum.topics().stream().map(Topic::id).toList());
    write(TOPICS, curriculum.topics().stream().map(CurriculumWriter::row).toList());
    write(RESOURCES, curriculum.resources().stream().map(CurriculumWriter::row).toList());
    write(ROADMAPS, curriculum.roadmaps().stream().map(CurriculumWriter::row).toList());
    write(REQUIRES, curriculum.prerequisites().stream().map(CurriculumWriter::row).toList());
    write(TEACHES, curriculum.resources().stream().flatMap(r -> teaches(r).stream()).toList());
    write(INCLUDES, curriculum.roadmaps().stream().flatMap(m -> includes(m).stream()).toList());
  }

  private void forget(String query, List<String> keep) {
    tx.run(query, Map.of("ids", keep)).consume();
  }

  private void write(String query, List<Map<String, Object>> rows) {
    tx.run(query, Map.of("rows", rows)).consume();
  }

  private static Map<String, Object> row(Topic topic) {
    return Map.of(
        "id", topic.id(),
        "title", topic.title(),
        "summary", topic.summary(),
        "kind", topic.kind().name(),
        "minutes", topic.minutes(),
        "level", topic.level(),
        "retired", topic.retired());
  }

  private static Map<String, Object> row(Prerequisite edge) {
    return Map.of(
        "topic", edge.topicId(),
        "required", edge.requiredTopicId(),
        "strength", edge.strength().name());
  }

  private static Map<String, Object> row(Resource resource) {
    return Map.of(
        "id", resource.id(),
        "title", resource.title(),
        "author", resource.author(),
        "url", resource.url(),
        "type", resource.type().name(),
        "access", resource.access().name(),
        "language", resource.language(),
        "minutes", resource.minutes(),
        "level", resource.level());
  }

  private static Map<String, Object> row(Roadmap roadmap) {
    return Map.of(
        "id", roadmap.id(),
        "title", roadmap.title(),
        "summary", roadmap.summary(),
        "version", roadmap.version(),
        "sections", roadmap.sections().stream().map(Section::title).toList());
  }

  private static List<Map<String, Object>> teaches(Resource resource) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Teaching teaching : resource.teaches()) {
      rows.add(
          Map.of(
              "resource", resource.id(),
              "topic", teaching.topicId(),
              "coverage", teaching.coverage(),
              "minutes", teaching.minutes(),
              "part", teaching.part()));
    }
    return rows;
  }

  private static List<Map<String, Object>> includes(Roadmap roadmap) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int index = 0; index < roadmap.sections().size(); index++) {
      Section section = roadmap.sections().get(index);
      for (Inclusion inclusion : section.topics()) {
        rows.add(
            Map.of(
                "roadmap", roadmap.id(),
                "topic", inclusion.topicId(),
                "section", section.title(),
                "sectionIndex", index,
                "position", rows.size(),
                "weight", inclusion.weight()));
      }
    }
    return rows;
  }
}
