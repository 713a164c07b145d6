package dev.waymark.recommender.neo4j;

import dev.waymark.events.PartitionHistory;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.config.StoredForm;
import dev.waymark.recommender.ingest.Decisions;
import dev.waymark.recommender.learner.StoreUnavailableException;
import dev.waymark.recommender.wiring.InstanceId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.SimpleQueryRunner;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.Values;
import org.neo4j.driver.exceptions.Neo4jException;

/// How far the log counts, by partition, and the one way to move it: together with the progress
/// that it covers.
///
/// The move is a compare-and-set on the committed offset, under the node's lock. An instance that
/// lost a partition without knowing, or repeats a transaction whose outcome it never learned, finds
/// another offset committed and writes nothing.
@Singleton
public final class Neo4jProgressLog {
  /// Setting `writer` takes the lock, so that the offset is compared as it was last committed.
  private static final String ADVANCE =
      """
      UNWIND $advances AS a
      MATCH (p:PartitionOffset {topic: $topic, partition: a.partition})
      SET p.writer = $writer
      WITH p, a WHERE p.next = a.from AND coalesce(p.generation, 1) = $generation
        AND coalesce(p.leader, $leader) = $leader
      SET p.next = a.next,
        p.announced = CASE WHEN a.announced > coalesce(p.announced, 0) THEN a.announced
          ELSE coalesce(p.announced, a.from) END
      RETURN count(p) AS moved
      """;

  private static final String OFFSET =
      """
      MERGE (p:PartitionOffset {topic: $topic, partition: $partition})
      ON CREATE SET p.next = 0, p.announced = 0
      SET p.logId = coalesce(p.logId, $logId), p.generation = coalesce(p.generation, $generation),
        p.leader = coalesce(p.leader, $leader)
      RETURN p.next AS next, coalesce(p.announced, p.next) AS announced,
        coalesce(p.readBefore, 0) AS readBefore, coalesce(p.erasing, false) AS erasing,
        p.logId AS logId
      """;
  private static final String OFFSETS =
      """
      MATCH (p:PartitionOffset {topic: $topic}) WHERE p.partition IN $partitions
      RETURN p.partition AS partition, p.next AS next, coalesce(p.readBefore, 0) AS readBefore
      """;
  private static final String FORMER =
      """
      MATCH (p:PartitionOffset {topic: $topic})
      RETURN sum(coalesce(p.formerRecords, 0)
        + CASE WHEN p.logId <> $logId THEN p.next ELSE 0 END) AS n
      """;
  private static final String RESET =
      """
      MATCH (p:PartitionOffset {topic: $topic, partition: $partition})
      SET p.writer = $writer
      WITH p WHERE p.next = $from
      SET p.formerRecords = coalesce(p.formerRecords, 0)
          + CASE WHEN p.logId <> $logId THEN p.next ELSE 0 END,
        p.next = $next, p.announced = $next, p.readBefore = 0, p.logId = $logId
      RETURN count(p) AS moved
      """;

  private static final Logger LOG = Logger.getLogger(Neo4jProgressLog.class);

  /// The database ended one of two transactions that waited for each other: nothing of it counts.
  private static final String DEADLOCK = "Neo.TransientError.Transaction.DeadlockDetected";

  private static final int MAX_ATTEMPTS = 5;

  private static final String START_OVER =
      """
      UNWIND $rows AS r
      MERGE (p:PartitionOffset {topic: $topic, partition: r.partition})
      SET p.next = 0, p.announced = 0, p.readBefore = r.readBefore, p.erasing = true,
        p.formerRecords = null
      """;
  private static final String ERASED =
      """
      MATCH (p:PartitionOffset {topic: $topic}) REMOVE p.erasing
      """;
  private static final String FORGET =
      """
      MATCH (former:PartitionOffset {topic: $topic}) DETACH DELETE former
      """;
  private static final String ADOPT =
      """
      UNWIND $rows AS r
      CREATE (:PartitionOffset {topic: $topic, partition: r.partition, next: r.next,
        announced: r.next, readBefore: 0, logId: $logId, generation: 1, history: r.history})
      """;
  private static final String ANNOUNCED =
      """
      UNWIND $rows AS r
      MATCH (p:PartitionOffset {topic: $topic, partition: r.partition}) WHERE p.next = r.announced
      SET p.announced = r.announced
      """;

  private final Neo4jSessions sessions;
  private final StoredForm form;
  private final String topic;
  private final String writer;
  private final TransactionConfig bounded;

  Neo4jProgressLog(
      Neo4jSessions sessions, RecommenderConfig config, StoredForm form, InstanceId instance) {
    this.sessions = sessions;
    this.form = form;
    this.topic = config.progress().topic();
    this.writer = instance.value();
    this.bounded =
        TransactionConfig.builder().withTimeout(config.progress().transactionTimeout()).build();
  }

  /// Where the log counts up to, in one partition.
  ///
  /// @param next the offset of the first record that does not count yet
  /// @param announced the offset before which every change is announced, at most `next`
  /// @param readBefore the offset up to which the log was read before state was built anew; 0 when
  ///   it never was
  /// @param logId the id of the Kafka topic that the offsets belong to
  public record CommittedOffset(long next, long announced, long readBefore, String logId) {}

  /// What came of a commit.
  public enum Outcome {
    COMMITTED,
    /// The committed offset, a learner or the graph is not what was decided on: nothing was
    /// written.
    MOVED
  }

  /// The committed offset; a partition that has none starts at 0. Blocks.
  ///
  /// @param generation how many numbers of partitions the log has had
  /// @param leader the form that leads
  /// @throws IllegalStateException when learners of a former state may be left
  public CommittedOffset committedOffset(
      int partition, String logId, int generation, StoredForm leader) {
    try (Session session = sessions.session()) {
      return session.executeWrite(tx -> {
        Record row =
            tx.run(
                    form.in(OFFSET),
                    Values.parameters(
                        "topic",
                        topic,
                        "partition",
                        partition,
                        "logId",
                        logId,
                        "generation",
                        generation,
                        "leader",
                        leader.equals(form) ? null : leader.number()))
                .single();
        if (row.get("erasing").asBoolean()) {
          throw new IllegalStateException(
              "A rebuild was interrupted before it had removed every learner: run `rebuild --yes` again");
        }
        return new CommittedOffset(
            row.get("next").asLong(),
            row.get("announced").asLong(),
            row.get("readBefore").asLong(),
            row.get("logId").asString());
      });
    }
  }

  /// The committed offsets of those partitions that have one. Blocks.
  ///
  /// @throws StoreUnavailableException when the database does not answer
  public Map<Integer, Long> committedOffsets(List<Integer> partitions) {
    return committedOffsets(partitions, "next");
  }

  /// How far the log was ever read, in those of the partitions that have a committed offset: {@link
  /// CommittedOffset#readBefore}, or the committed offset when that is later. Blocks.
  ///
  /// @throws StoreUnavailableException when the database does not answer
  public Map<Integer, Long> everRead(List<Integer> partitions) {
    Map<Integer, Long> read = committedOffsets(partitions, "readBefore");
    committedOffsets(partitions)
        .forEach((partition, next) -> read.merge(partition, next, Math::max));
    return read;
  }

  /// How many records count that stand in no log any more: in topics of the same name that were
  /// deleted. Blocks.
  ///
  /// @param logId the id of the topic that there is
  /// @throws StoreUnavailableException when the database does not answer
  public long formerRecords(String logId) {
    try (Session session = sessions.session()) {
      return session.executeWrite(tx ->
          tx.run(form.in(FORMER), Map.of("topic", topic, "logId", logId))
              .single()
              .get("n")
              .asLong());
    } catch (Neo4jException e) {
      throw new StoreUnavailableException(e);
    }
  }

  private Map<Integer, Long> committedOffsets(List<Integer> partitions, String property) {
    try (Session session = sessions.session()) {
      return session.executeWrite(tx ->
          tx.run(form.in(OFFSETS), Map.of("topic", topic, "partitions", partitions)).stream()
              .collect(
                  Collectors.toMap(
                      row -> row.get("partition").asInt(), row -> row.get(property).asLong())));
    } catch (Neo4jException e) {
      throw new StoreUnavailableException(e);
    }
  }

  /// Sets every committed offset back to the log's start; {@link #erased} must follow once no
  /// learner is left. Blocks.
  ///
  /// @param readBefore by partition, how far the log was ever read
  public void startOver(Map<Integer, Long> readBefore) {
    List<Map<String, Object>> rows = new ArrayList<>();
    readBefore.forEach(
        (partition, offset) -> rows.add(Map.of("partition", partition, "readBefore", offset)));
    run(START_OVER, Map.of("rows", rows, "topic", topic));
  }

  /// No learner is left of the former state. Blocks.
  public void erased() {
    run(ERASED, Map.of("topic", topic));
  }

  /// Stores that another log says what counts here already. Whatever was stored of a topic of that
  /// name goes. Blocks.
  ///
  /// @param other the name of its topic
  /// @param history its partitions
  /// @param ends by partition, the offset after its last record
  /// @throws StoreUnavailableException when the database does not answer; then nothing is stored
  public void adopt(String other, PartitionHistory history, Map<Integer, Long> ends) {
    List<Map<String, Object>> rows = new ArrayList<>();
    ends.forEach((partition, next) -> {
      Map<String, Object> row = new HashMap<>();
      row.put("partition", partition);
      row.put("next", next);
      // It stands with partition 0.
      row.put(
          "history", partition == 0 ? new String(history.encode(), StandardCharsets.UTF_8) : null);
      rows.add(row);
    });
    try (Session session = sessions.session()) {
      session.executeWriteWithoutResult(tx -> {
        tx.run(form.in(FORGET), Map.of("topic", other)).consume();
        tx.run(form.in(ADOPT), Map.of("topic", other, "rows", rows, "logId", history.logId()))
            .consume();
      });
    } catch (Neo4jException e) {
      throw new StoreUnavailableException(e);
    }
  }

  private void run(String statement, Map<String, Object> parameters) {
    try (Session session = sessions.session()) {
      session.executeWriteWithoutResult(tx -> tx.run(form.in(statement), parameters).consume());
    } catch (Neo4jException e) {
      throw new StoreUnavailableException(e);
    }
  }

  /// Commits another offset, unless the committed one is no longer `from`.
  public void reset(int partition, long from, long next, String logId) {
    try (Session session = sessions.session()) {
      session.executeWriteWithoutResult(tx ->
          tx.run(
                  form.in(RESET),
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

  /// Notes that everything that counts is announced, in those of the partitions whose committed
  /// offset is the one given. Blocks.
  ///
  /// @throws StoreUnavailableException when the database does not answer
  public void announced(Map<Integer, Long> offsets) {
    List<Map<String, Object>> rows = new ArrayList<>();
    offsets.forEach(
        (partition, offset) -> rows.add(Map.of("partition", partition, "announced", offset)));
    run(ANNOUNCED, Map.of("rows", rows, "topic", topic));
  }

  /// Writes all that was decided in one transaction, or nothing. Blocks.
  ///
  /// @param announced by partition, the offset before which every change is announced, where known
  /// @param generation how many numbers of partitions the log has had, as far as the decisions know
  /// @param leader the form that leads, as far as they know
  /// @throws StoreUnavailableException when the database does not answer; the outcome is unknown
  ///   then, and trying again is safe
  public Outcome commit(
      Decisions decisions, Map<Integer, Long> announced, int generation, StoredForm leader) {
    for (int attempt = 1; ; attempt++) {
      try {
        return commitOnce(decisions, announced, generation, leader);
      } catch (Neo4jException e) {
        if (attempt == MAX_ATTEMPTS || !DEADLOCK.equals(e.code())) {
          throw new StoreUnavailableException(e);
        }
        LOG.debug("Two instances waited for each other; this one tries again", e);
      }
    }
  }

  private Outcome commitOnce(
      Decisions decisions, Map<Integer, Long> announced, int generation, StoredForm leader) {
    try (Session session = sessions.session();
        Transaction tx = session.beginTransaction(bounded)) {
      if (advance(tx, decisions.advances(), announced, generation, leader)
          && LearnerWrites.write(tx, form, decisions.changes())) {
        if (leader.equals(form)) {
          // A form that is left behind must not keep whom this one erases.
          Neo4jStoredForms.eraseInOthers(tx, form, decisions.changes());
        }
        tx.commit();
        return Outcome.COMMITTED;
      }
      tx.rollback();
      return Outcome.MOVED;
    }
  }

  private boolean advance(
      SimpleQueryRunner tx,
      List<Decisions.Advance> advances,
      Map<Integer, Long> announced,
      int generation,
      StoredForm leader) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Decisions.Advance advance : advances) {
      Map<String, Object> row = new HashMap<>();
      row.put("partition", advance.partition());
      row.put("from", advance.from());
      row.put("next", advance.next());
      Long offset = announced.get(advance.partition());
      if (offset != null) {
        row.put("announced", offset);
      }
      rows.add(row);
    }
    long moved =
        tx.run(
                form.in(ADVANCE),
                Values.parameters(
                    "advances",
                    rows,
                    "topic",
                    topic,
                    "writer",
                    writer,
                    "generation",
                    generation,
                    "leader",
                    leader.number()))
            .single()
            .get("moved")
            .asLong();
    return moved == advances.size();
  }
}
