package dev.waymark.load.bench;

import dev.waymark.load.event.Subjects;
import dev.waymark.progress.v1.ProgressEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;

/// The same rows that events come to, written with the plain driver from one thread: one row for
/// each event and topic, without any thought about what stands in them.
final class RawWrites {
  private static final int ROWS_A_TRANSACTION = 2_000;
  private static final String CREATE_OR_UPDATE =
      """
      UNWIND $rows AS r
      MATCH (l:Learner {id: r.learner})
      MATCH (t:Topic {id: r.topic})
      MERGE (l)-[p:PROGRESS]->(t)
      SET p = r.properties
      """;
  private static final String UPDATE =
      """
      UNWIND $rows AS r
      MATCH (l:Learner {id: r.learner})-[p:PROGRESS]->(t:Topic {id: r.topic})
      SET p = r.properties
      """;

  private final Driver driver;
  private final List<Map<String, Object>> rows;

  RawWrites(Driver driver, List<ProgressEvent> events, Subjects subjects) {
    this.driver = driver;
    this.rows = new ArrayList<>();
    for (ProgressEvent event : events) {
      var topics =
          event.getTopicId().isEmpty()
              ? subjects.resources().getOrDefault(event.getResourceId(), Map.of()).keySet()
              : List.of(event.getTopicId());
      for (String topic : topics) {
        rows.add(row("raw-" + event.getLearnerId(), topic, rows.size()));
      }
    }
  }

  private static Map<String, Object> row(String learner, String topic, int number) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("attempts", number % 9);
    properties.put("successes", number % 7);
    properties.put("outcomes", number % 256);
    properties.put("gain", number / 1e3);
    properties.put("learned", number / 1e4);
    properties.put("lastSecond", 1_795_000_000L + number);
    properties.put("refreshedSecond", 1_795_000_000L + number);
    properties.put("stabilityDays", number / 1e2);
    properties.put("started", number % 2 == 0);
    properties.put("completed", number % 3 == 0);
    properties.put("selfAssessed", number % 4);
    properties.put("dismissedUntilSecond", 0L);
    return Map.of("learner", learner, "topic", topic, "properties", properties);
  }

  int count() {
    return rows.size();
  }

  /// Creates the learners, as unmeasured preparation.
  void prepare() {
    var ids = new TreeSet<String>();
    rows.forEach(row -> ids.add(String.valueOf(row.get("learner"))));
    try (Session session = driver.session()) {
      session.executeWriteWithoutResult(tx ->
          tx.run("UNWIND $ids AS id MERGE (:Learner {id: id})", Map.of("ids", List.copyOf(ids)))
              .consume());
    }
  }

  /// Rows that are not there yet, for the most part.
  Duration createOrUpdate() {
    return batched(CREATE_OR_UPDATE);
  }

  /// Rows that are there.
  Duration update() {
    return batched(UPDATE);
  }

  private Duration batched(String statement) {
    return timed(ROWS_A_TRANSACTION, rows, statement);
  }

  /// Rows that are there, one in a transaction.
  Duration updateOneByOne(int sample) {
    return timed(1, rows.subList(0, Math.min(sample, rows.size())), UPDATE);
  }

  private Duration timed(int size, List<Map<String, Object>> all, String statement) {
    long start = System.nanoTime();
    try (Session session = driver.session()) {
      for (int from = 0; from < all.size(); from += size) {
        List<Map<String, Object>> some = all.subList(from, Math.min(all.size(), from + size));
        session.executeWriteWithoutResult(tx -> tx.run(statement, Map.of("rows", some)).consume());
      }
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /// Removes the learners of these rows.
  void clear() {
    try (Session session = driver.session()) {
      session
          .run(
              """
              MATCH (l:Learner) WHERE l.id STARTS WITH 'raw-'
              CALL (l) { DETACH DELETE l } IN TRANSACTIONS OF 500 ROWS
              """)
          .consume();
    }
  }
}
