package dev.waymark.load.event;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;

/// What an event can be about, as it is published in Neo4j.
///
/// @param topics minutes of each topic, by id
/// @param resources what each resource teaches: coverage by topic id
public record Subjects(Map<String, Integer> topics, Map<String, Map<String, Double>> resources) {
  public Subjects {
    topics = new TreeMap<>(topics);
    resources = new TreeMap<>(resources);
  }

  /// Reads them.
  public static Subjects in(Driver driver) {
    Map<String, Integer> topics = new TreeMap<>();
    for (Record row : rows(driver, "MATCH (t:Topic) RETURN t.id AS id, t.minutes AS minutes")) {
      topics.put(row.get("id").asString(), row.get("minutes").asInt());
    }
    Map<String, Map<String, Double>> resources = new TreeMap<>();
    for (Record row :
        rows(
            driver,
            """
            MATCH (r:Resource) OPTIONAL MATCH (r)-[e:TEACHES]->(t:Topic)
            RETURN r.id AS id, t.id AS topic, e.coverage AS coverage
            """)) {
      Map<String, Double> teaches =
          resources.computeIfAbsent(row.get("id").asString(), id -> new TreeMap<>());
      if (!row.get("topic").isNull()) {
        teaches.put(row.get("topic").asString(), row.get("coverage").asDouble());
      }
    }
    return new Subjects(topics, resources);
  }

  private static List<Record> rows(Driver driver, String query) {
    return driver.executableQuery(query).execute().records();
  }
}
