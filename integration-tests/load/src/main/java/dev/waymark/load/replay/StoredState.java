package dev.waymark.load.replay;

import dev.waymark.load.suite.LeadingForm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/// What Neo4j holds in the form that leads, as far as it can be counted.
public final class StoredState {
  private final Driver driver;

  public StoredState(Driver driver) {
    this.driver = driver;
  }

  /// The offset up to which the log counts, by partition.
  public Map<Integer, Long> committedOffsets() {
    Map<Integer, Long> committedOffsets = new HashMap<>();
    rows("MATCH (p:PartitionOffset) RETURN p.partition AS partition, p.next AS next")
        .forEach(it -> committedOffsets.put(it.get("partition").asInt(), it.get("next").asLong()));
    return committedOffsets;
  }

  Map<String, Totals> totals() {
    Map<String, Totals> totals = new TreeMap<>();
    rows("MATCH (l:Learner) RETURN l AS l")
        .forEach(it -> totals.put(it.get("l").get("id").asString(), totals(it.get("l"))));
    return totals;
  }

  private static Totals totals(Value node) {
    return new Totals(
        node.get("attempts").asInt(0),
        node.get("successes").asInt(0),
        node.get("firstAttempts").asInt(0),
        node.get("firstSuccesses").asInt(0),
        node.get("repeats").asInt(0),
        node.get("lapses").asInt(0),
        Math.round(node.get("spentMinutes").asDouble(0)),
        node.get("lastSecond").asLong(0),
        node.get("weeklyMinutes").asInt(0));
  }

  /// By learner, then by topic.
  Map<String, Map<String, ExpectedTopic>> topics() {
    Map<String, Map<String, ExpectedTopic>> topics = new TreeMap<>();
    for (Record row :
        rows(
            """
            MATCH (l:Learner)-[p:PROGRESS]->(t:Topic)
            RETURN l.id AS learner, t.id AS topic, p AS p
            """)) {
      topics
          .computeIfAbsent(row.get("learner").asString(), id -> new TreeMap<>())
          .merge(
              row.get("topic").asString(),
              topic(row.get("p")),
              (a, b) -> {
                throw new IllegalStateException("Two rows of one learner and topic: " + row);
              });
    }
    return topics;
  }

  /// What nothing is known of is not stored.
  private static ExpectedTopic topic(Value row) {
    return new ExpectedTopic(
        row.get("attempts").asInt(0),
        row.get("successes").asInt(0),
        row.get("outcomes").asInt(0),
        row.get("started").asBoolean(false),
        row.get("completed").asBoolean(false),
        row.get("selfAssessed").asInt(0),
        row.get("firstSecond").asLong(0),
        row.get("lastSecond").asLong(0),
        row.get("dismissedUntilSecond").asLong(0),
        row.get("dismissalSecond").asLong(0));
  }

  private List<Record> rows(String query) {
    return driver.executableQuery(LeadingForm.of(driver).in(query)).execute().records();
  }
}
