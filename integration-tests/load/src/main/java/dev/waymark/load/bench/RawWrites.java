package dev.waymark.load.bench;

import dev.waymark.load.event.Subjects;
import dev.waymark.load.suite.LeadingForm;
import dev.waymark.load.suite.Suite;
import dev.waymark.progress.v1.ProgressEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;

/// The same rows that events came to, written with the plain driver from one thread: one row for
/// each event and topic, with the properties that the recommender stored, and without any thought
/// about what stands in them.
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

  private static final String STORED =
      """
      MATCH (l:Learner)-[p:PROGRESS]->(t:Topic) WHERE l.id STARTS WITH $prefix
      RETURN l.id AS learner, t.id AS topic, properties(p) AS properties
      """;

  /// More than any two numbers of a row that come together differ by.
  private static final int SPREAD = 7;

  private final Suite suite;
  private final Driver driver;
  private final LeadingForm form;
  private final List<Map<String, Object>> rows = new ArrayList<>();

  /// @param prefix of the learners; what is stored of them is what will be written
  RawWrites(Suite suite, List<ProgressEvent> events, Subjects subjects, String prefix) {
    this.suite = suite;
    this.driver = suite.driver();
    this.form = LeadingForm.of(driver);
    Map<String, Map<String, Object>> stored = stored(prefix);
    List<Map<String, Object>> any = List.copyOf(stored.values());
    for (ProgressEvent event : events) {
      var topics =
          event.getTopicId().isEmpty()
              ? subjects.resources().getOrDefault(event.getResourceId(), Map.of()).keySet()
              : List.of(event.getTopicId());
      for (String topic : topics) {
        Map<String, Object> properties =
            stored.getOrDefault(
                key(event.getLearnerId(), topic), any.get(rows.size() % any.size()));
        rows.add(
            Map.of(
                "learner",
                "raw-" + event.getLearnerId(),
                "topic",
                topic,
                "properties",
                varied(properties, rows.size())));
      }
    }
  }

  private Map<String, Map<String, Object>> stored(String prefix) {
    Map<String, Map<String, Object>> stored = new HashMap<>();
    driver
        .executableQuery(form.in(STORED))
        .withParameters(Map.of("prefix", prefix))
        .execute()
        .records()
        .forEach(it ->
            stored.put(
                key(it.get("learner").asString(), it.get("topic").asString()),
                it.get("properties").asMap()));
    return stored;
  }

  private static String key(String learner, String topic) {
    return learner + "\n" + topic;
  }

  /// The same properties with other numbers: the database does not write what is there already.
  private static Map<String, Object> varied(Map<String, Object> properties, int number) {
    Map<String, Object> varied = new HashMap<>();
    properties.forEach((name, value) ->
        varied.put(
            name,
            switch (value) {
              case Long whole -> whole + number % SPREAD;
              case Double real -> real + number % SPREAD / 64.0;
              default -> value;
            }));
    return varied;
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
          tx.run(
                  form.in("UNWIND $ids AS id MERGE (:Learner {id: id})"),
                  Map.of("ids", List.copyOf(ids)))
              .consume());
    }
  }

  /// Rows that are not there yet, for the most part.
  Measured createOrUpdate() {
    return written("raw rows, first time (`MERGE`)", ROWS_A_TRANSACTION, rows, CREATE_OR_UPDATE);
  }

  /// Rows that are there.
  Measured update() {
    return written("raw rows again (`MATCH … SET`)", ROWS_A_TRANSACTION, rows.reversed(), UPDATE);
  }

  /// Rows that are there, one in a transaction.
  Measured updateOneByOne(int sample) {
    return written(
        "raw rows, one a transaction (sample)",
        1,
        rows.subList(0, Math.min(sample, rows.size())),
        UPDATE);
  }

  private Measured written(String what, int size, List<Map<String, Object>> all, String statement) {
    String about = form.in(statement);
    Stopwatch watch = new Stopwatch(suite);
    try (Session session = driver.session()) {
      for (int from = 0; from < all.size(); from += size) {
        List<Map<String, Object>> some = all.subList(from, Math.min(all.size(), from + size));
        session.executeWriteWithoutResult(tx -> tx.run(about, Map.of("rows", some)).consume());
      }
    }
    return watch.done(what, all.size());
  }

  /// Removes the learners of these rows.
  void clear() {
    try (Session session = driver.session()) {
      session
          .run(
              form.in(
                  """
                  MATCH (l:Learner) WHERE l.id STARTS WITH 'raw-'
                  CALL (l) { DETACH DELETE l } IN TRANSACTIONS OF 500 ROWS
                  """))
          .consume();
    }
  }
}
