package dev.waymark.recommender.neo4j;

import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.ingest.Decisions;
import dev.waymark.recommender.learner.StoreUnavailable;
import dev.waymark.recommender.wiring.InstanceId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.SimpleQueryRunner;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.Values;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.TransientException;

/// How far the log counts, by partition, and the one way to move it: together with the progress
/// that it covers.
///
/// The move is a compare-and-set on the stored place, under the node's lock. An instance that lost
/// a partition without knowing, or repeats a transaction whose outcome it never learned, finds
/// another place stored and writes nothing.
@Singleton
public final class Neo4jProgressLog {
  /// Setting `writer` takes the lock, so that the place is compared as it was last committed.
  private static final String ADVANCE =
      """
      UNWIND $advances AS a
      MATCH (p:PartitionOffset {topic: $topic, partition: a.partition})
      SET p.writer = $writer
      WITH p, a WHERE p.next = a.from
      SET p.next = a.next,
        p.announced = CASE WHEN a.announced > coalesce(p.announced, 0) THEN a.announced
          ELSE coalesce(p.announced, a.from) END
      RETURN count(p) AS moved
      """;

  private static final String PLACE =
      """
      MERGE (p:PartitionOffset {topic: $topic, partition: $partition})
      ON CREATE SET p.next = 0, p.announced = 0, p.logId = $logId
      RETURN p.next AS next, coalesce(p.announced, p.next) AS announced, coalesce(p.logId, $logId) AS logId
      """;
  private static final String PLACES =
      """
      MATCH (p:PartitionOffset {topic: $topic}) WHERE p.partition IN $partitions
      RETURN p.partition AS partition, p.next AS next
      """;
  private static final String RESET =
      """
      MATCH (p:PartitionOffset {topic: $topic, partition: $partition})
      SET p.writer = $writer
      WITH p WHERE p.next = $from
      SET p.next = $next, p.announced = $next, p.logId = $logId
      RETURN count(p) AS moved
      """;

  private static final Logger LOG = Logger.getLogger(Neo4jProgressLog.class);

  /// The database ended one of two transactions that waited for each other: nothing of it counts.
  private static final String DEADLOCK = "Neo.TransientError.Transaction.DeadlockDetected";

  private static final int MOST_ATTEMPTS = 5;

  private static final String ANNOUNCED =
      """
      UNWIND $rows AS r
      MATCH (p:PartitionOffset {topic: $topic, partition: r.partition}) WHERE p.next = r.announced
      SET p.announced = r.announced
      """;

  private final Driver driver;
  private final String topic;
  private final String writer;
  private final TransactionConfig bounded;

  Neo4jProgressLog(Driver driver, RecommenderConfig config, InstanceId instance) {
    this.driver = driver;
    this.topic = config.progress().topic();
    this.writer = instance.value();
    this.bounded =
        TransactionConfig.builder().withTimeout(config.progress().transactionTimeout()).build();
  }

  /// Where the log counts up to, in one partition.
  ///
  /// @param next the offset of the first record that does not count yet
  /// @param announced the offset before which every change is announced, at most `next`
  /// @param logId the id of the Kafka topic that the offsets belong to
  public record StoredPlace(long next, long announced, String logId) {}

  /// What came of a commit.
  public enum Outcome {
    COMMITTED,
    /// The stored place, a learner or the graph is not what was decided on: nothing was written.
    MOVED
  }

  /// The stored place; a partition that has none starts at 0. Blocks.
  public StoredPlace place(int partition, String logId) {
    try (Session session = driver.session()) {
      return session.executeWrite(tx -> {
        Record row =
            tx.run(PLACE, Map.of("topic", topic, "partition", partition, "logId", logId)).single();
        return new StoredPlace(
            row.get("next").asLong(), row.get("announced").asLong(), row.get("logId").asString());
      });
    }
  }

  /// The stored places of those partitions that have one. Blocks.
  ///
  /// @throws StoreUnavailable when the database does not answer
  public Map<Integer, Long> places(List<Integer> partitions) {
    try (Session session = driver.session()) {
      return session.executeRead(tx ->
          tx.run(PLACES, Map.of("topic", topic, "partitions", partitions)).stream()
              .collect(
                  Collectors.toMap(
                      row -> row.get("partition").asInt(), row -> row.get("next").asLong())));
    } catch (Neo4jException e) {
      throw new StoreUnavailable(e);
    }
  }

  /// Forgets every place, so that the log is read from its start. Blocks.
  public void forget() {
    try (Session session = driver.session()) {
      session.executeWriteWithoutResult(tx ->
          tx.run("MATCH (p:PartitionOffset {topic: $topic}) DELETE p", Map.of("topic", topic))
              .consume());
    }
  }

  /// Stores another place, unless it is no longer `from`.
  public void reset(int partition, long from, long next, String logId) {
    try (Session session = driver.session()) {
      session.executeWriteWithoutResult(tx ->
          tx.run(
                  RESET,
                  Map.of(
                      "topic",
                      topic,
                      "partition",
                      partition,
                      "from",
                      from,
                      "next",
                      next,
                      "logId",
                      logId,
                      "writer",
                      writer))
              .consume());
    }
  }

  /// Notes that everything that counts is announced, in those of the partitions whose stored place is
  /// the one given. Blocks.
  ///
  /// @throws StoreUnavailable when the database does not answer
  public void announced(Map<Integer, Long> places) {
    List<Map<String, Object>> rows = new ArrayList<>();
    places.forEach((partition, place) ->
        rows.add(Map.of("partition", partition, "announced", place)));
    try (Session session = driver.session()) {
      session.executeWriteWithoutResult(
          tx -> tx.run(ANNOUNCED, Map.of("rows", rows, "topic", topic)).consume());
    } catch (Neo4jException e) {
      throw new StoreUnavailable(e);
    }
  }

  /// Writes all that was decided in one transaction, or nothing. Blocks.
  ///
  /// @param announced by partition, the offset before which every change is announced, where known
  /// @throws RuntimeException when the database does not answer; the outcome is unknown then, and
  ///   trying again is safe
  public Outcome commit(Decisions decisions, Map<Integer, Long> announced) {
    for (int attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
      try {
        return commitOnce(decisions, announced);
      } catch (TransientException e) {
        if (!DEADLOCK.equals(e.code())) {
          throw e;
        }
        LOG.debug("Two instances waited for each other; this one tries again", e);
      }
    }
    return commitOnce(decisions, announced);
  }

  private Outcome commitOnce(Decisions decisions, Map<Integer, Long> announced) {
    try (Session session = driver.session();
        Transaction tx = session.beginTransaction(bounded)) {
      if (advance(tx, decisions.advances(), announced)
          && LearnerWrites.write(tx, decisions.changes())) {
        tx.commit();
        return Outcome.COMMITTED;
      }
      tx.rollback();
      return Outcome.MOVED;
    }
  }

  private boolean advance(
      SimpleQueryRunner tx, List<Decisions.Advance> advances, Map<Integer, Long> announced) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Decisions.Advance advance : advances) {
      Map<String, Object> row = new HashMap<>();
      row.put("partition", advance.partition());
      row.put("from", advance.from());
      row.put("next", advance.next());
      Long place = announced.get(advance.partition());
      if (place != null) {
        row.put("announced", place);
      }
      rows.add(row);
    }
    long moved =
        tx.run(ADVANCE, Values.parameters("advances", rows, "topic", topic, "writer", writer))
            .single()
            .get("moved")
            .asLong();
    return moved == advances.size();
  }
}
