package dev.waymark.recommender.neo4j;

import dev.waymark.engine.graph.Access;
import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.Inclusion;
import dev.waymark.engine.graph.Prerequisite;
import dev.waymark.engine.graph.Resource;
import dev.waymark.engine.graph.ResourceType;
import dev.waymark.engine.graph.Roadmap;
import dev.waymark.engine.graph.Section;
import dev.waymark.engine.graph.Strength;
import dev.waymark.engine.graph.Teaching;
import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.graph.TopicKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Record;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.Value;

/// Reads the whole curriculum within one transaction.
final class CurriculumReader {
  private static final String TOPICS =
      """
      MATCH (t:Topic)
      RETURN t.id AS id, t.title AS title, t.summary AS summary, t.kind AS kind, t.minutes AS minutes,
             t.level AS level, coalesce(t.retired, false) AS retired
      ORDER BY id
      """;
  private static final String PREREQUISITES =
      """
      MATCH (t:Topic)-[q:REQUIRES]->(r:Topic)
      RETURN t.id AS topic, r.id AS required, q.strength AS strength
      ORDER BY topic, required
      """;
  private static final String RESOURCES =
      """
      MATCH (r:Resource)
      RETURN r.id AS id, r.title AS title, r.author AS author, r.url AS url, r.type AS type, r.access AS access,
             r.language AS language, r.minutes AS minutes, r.level AS level
      ORDER BY id
      """;
  private static final String TEACHINGS =
      """
      MATCH (r:Resource)-[e:TEACHES]->(t:Topic)
      RETURN r.id AS resource, t.id AS topic, e.coverage AS coverage, coalesce(e.minutes, 0) AS minutes,
             coalesce(e.part, '') AS part
      ORDER BY resource, topic
      """;
  private static final String ROADMAPS =
      """
      MATCH (m:Roadmap)
      RETURN m.id AS id, m.title AS title, m.summary AS summary, m.version AS version, m.sections AS sections
      ORDER BY id
      """;
  private static final String INCLUSIONS =
      """
      MATCH (m:Roadmap)-[i:INCLUDES]->(t:Topic)
      RETURN m.id AS roadmap, i.sectionIndex AS section, t.id AS topic, i.weight AS weight
      ORDER BY roadmap, section, i.position, topic
      """;

  private CurriculumReader() {}

  /// The curriculum as it stands.
  ///
  /// @throws RuntimeException if a node lacks a property or has a value that the engine does not
  ///   know
  static Curriculum read(TransactionContext tx) {
    List<Topic> topics = tx.run(TOPICS).list(CurriculumReader::topic);
    List<Prerequisite> prerequisites = tx.run(PREREQUISITES).list(CurriculumReader::prerequisite);
    return new Curriculum(topics, prerequisites, resources(tx), roadmaps(tx));
  }

  private static Topic topic(Record row) {
    return new Topic(
        text(row, "id"),
        text(row, "title"),
        text(row, "summary"),
        TopicKind.valueOf(text(row, "kind")),
        row.get("minutes").asInt(),
        row.get("level").asInt(),
        row.get("retired").asBoolean());
  }

  private static Prerequisite prerequisite(Record row) {
    return new Prerequisite(
        text(row, "topic"), text(row, "required"), Strength.valueOf(text(row, "strength")));
  }

  private static List<Resource> resources(TransactionContext tx) {
    Map<String, List<Teaching>> teachings = new HashMap<>();
    for (Record row : tx.run(TEACHINGS).list()) {
      teachings
          .computeIfAbsent(text(row, "resource"), id -> new ArrayList<>())
          .add(
              new Teaching(
                  text(row, "topic"),
                  row.get("coverage").asDouble(),
                  row.get("minutes").asInt(),
                  text(row, "part")));
    }
    return tx.run(RESOURCES)
        .list(row -> resource(row, teachings.getOrDefault(text(row, "id"), List.of())));
  }

  private static Resource resource(Record row, List<Teaching> teaches) {
    return new Resource(
        text(row, "id"),
        text(row, "title"),
        text(row, "author"),
        text(row, "url"),
        ResourceType.valueOf(text(row, "type")),
        Access.valueOf(text(row, "access")),
        text(row, "language"),
        row.get("minutes").asInt(),
        row.get("level").asInt(),
        teaches);
  }

  private static List<Roadmap> roadmaps(TransactionContext tx) {
    Map<String, List<Record>> inclusions = new HashMap<>();
    for (Record row : tx.run(INCLUSIONS).list()) {
      inclusions.computeIfAbsent(text(row, "roadmap"), id -> new ArrayList<>()).add(row);
    }
    return tx.run(ROADMAPS)
        .list(row -> roadmap(row, inclusions.getOrDefault(text(row, "id"), List.of())));
  }

  private static Roadmap roadmap(Record row, List<Record> inclusions) {
    List<String> titles = row.get("sections").asList(Value::asString);
    List<List<Inclusion>> topics = new ArrayList<>();
    titles.forEach(title -> topics.add(new ArrayList<>()));
    for (Record inclusion : inclusions) {
      topics
          .get(inclusion.get("section").asInt())
          .add(new Inclusion(text(inclusion, "topic"), inclusion.get("weight").asDouble()));
    }
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      sections.add(new Section(titles.get(i), topics.get(i)));
    }
    return new Roadmap(
        text(row, "id"), text(row, "title"), text(row, "summary"), text(row, "version"), sections);
  }

  private static String text(Record row, String name) {
    return row.get(name).asString();
  }
}
