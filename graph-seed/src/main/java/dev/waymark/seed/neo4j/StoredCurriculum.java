package dev.waymark.seed.neo4j;

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
import java.util.List;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.Value;

/// What the database holds. Someone may have edited it by hand, so a value that is missing or
/// strange is read as a stand-in and told by [#intact()].
final class StoredCurriculum {
  private static final String TOPICS = "MATCH (t:Topic) RETURN t {.*} AS row ORDER BY t.id";
  private static final String PREREQUISITES =
      """
      MATCH (t:Topic)-[q:REQUIRES]->(r:Topic)
      RETURN {topic: t.id, required: r.id, strength: q.strength} AS row
      ORDER BY t.id, r.id
      """;
  private static final String RESOURCES =
      """
      MATCH (r:Resource)
      OPTIONAL MATCH (r)-[e:TEACHES]->(t:Topic)
      WITH r, e, t ORDER BY t.id
      WITH r, collect(CASE WHEN e IS NULL THEN NULL ELSE e {.*, topic: t.id} END) AS teaches
      RETURN r {.*, teaches: teaches} AS row
      ORDER BY r.id
      """;
  private static final String ROADMAPS =
      """
      MATCH (m:Roadmap)
      OPTIONAL MATCH (m)-[i:INCLUDES]->(t:Topic)
      WITH m, i, t ORDER BY i.sectionIndex, i.position, t.id
      WITH m, collect(CASE WHEN i IS NULL THEN NULL ELSE i {.*, topic: t.id} END) AS includes
      RETURN m {.*, includes: includes} AS row
      ORDER BY m.id
      """;

  private boolean intact = true;
  private final Curriculum curriculum;

  StoredCurriculum(TransactionContext tx) {
    this.curriculum =
        new Curriculum(
            rows(tx, TOPICS).stream().map(this::topic).toList(),
            rows(tx, PREREQUISITES).stream().map(this::prerequisite).toList(),
            rows(tx, RESOURCES).stream().map(this::resource).toList(),
            rows(tx, ROADMAPS).stream().map(this::roadmap).toList());
  }

  Curriculum curriculum() {
    return curriculum;
  }

  /// Whether everything was as a publish leaves it.
  boolean intact() {
    return intact;
  }

  private static List<Value> rows(TransactionContext tx, String query) {
    return tx.run(query).list(row -> row.get("row"));
  }

  private Topic topic(Value row) {
    return new Topic(
        text(row, "id"),
        text(row, "title"),
        text(row, "summary"),
        oneOf(row, "kind", TopicKind.class),
        whole(row, "minutes"),
        whole(row, "level"),
        row.get("retired").asBoolean(false));
  }

  private Prerequisite prerequisite(Value row) {
    return new Prerequisite(
        text(row, "topic"), text(row, "required"), oneOf(row, "strength", Strength.class));
  }

  private Resource resource(Value row) {
    return new Resource(
        text(row, "id"),
        text(row, "title"),
        text(row, "author"),
        text(row, "url"),
        oneOf(row, "type", ResourceType.class),
        oneOf(row, "access", Access.class),
        text(row, "language"),
        whole(row, "minutes"),
        whole(row, "level"),
        row.get("teaches").asList(this::teaching));
  }

  private Teaching teaching(Value row) {
    return new Teaching(
        text(row, "topic"), number(row, "coverage"), whole(row, "minutes"), text(row, "part"));
  }

  private Roadmap roadmap(Value row) {
    List<List<Inclusion>> topics = new ArrayList<>();
    List<String> titles = row.get("sections").asList(Value::asString, List.of());
    titles.forEach(title -> topics.add(new ArrayList<>()));
    for (Value inclusion : row.get("includes").values()) {
      int section = whole(inclusion, "sectionIndex");
      if (section < 0 || section >= titles.size()) {
        intact = false;
      } else {
        topics
            .get(section)
            .add(new Inclusion(text(inclusion, "topic"), number(inclusion, "weight")));
      }
    }
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      sections.add(new Section(titles.get(i), topics.get(i)));
    }
    return new Roadmap(
        text(row, "id"), text(row, "title"), text(row, "summary"), text(row, "version"), sections);
  }

  private String text(Value row, String key) {
    return row.get(key).isNull() ? strange("") : row.get(key).asString();
  }

  private int whole(Value row, String key) {
    return row.get(key).isNull() ? strange(0) : row.get(key).asInt();
  }

  private double number(Value row, String key) {
    return row.get(key).isNull() ? strange(0.0) : row.get(key).asDouble();
  }

  private <E extends Enum<E>> E oneOf(Value row, String key, Class<E> type) {
    String name = text(row, key);
    for (E value : type.getEnumConstants()) {
      if (value.name().equals(name)) {
        return value;
      }
    }
    return strange(type.getEnumConstants()[0]);
  }

  private <T> T strange(T standIn) {
    intact = false;
    return standIn;
  }
}
