package dev.waymark.recommender.neo4j;

import dev.waymark.events.PartitionHistory;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.config.StoredForm;
import dev.waymark.recommender.learner.StoreUnavailableException;
import dev.waymark.recommender.wiring.InstanceId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.exceptions.Neo4jException;

/// How many partitions the log has had, as all instances agree on it. It is stored with the
/// committed offset of partition 0; the number of generations is stored with every offset, so that
/// who has not heard of the latest moves none.
@Singleton
public final class Neo4jPartitionHistory {
  private static final String READ =
      "MATCH (p:PartitionOffset {topic: $topic, partition: 0}) RETURN p.history AS history";
  private static final String COUNT =
      "MATCH (p:PartitionOffset {topic: $topic, logId: $logId}) RETURN count(p) AS n";
  private static final String LOCK =
      """
      MERGE (p:PartitionOffset {topic: $topic, partition: 0})
      ON CREATE SET p.next = 0, p.announced = 0
      SET p.writer = $writer
      WITH p
      MATCH (every:PartitionOffset {topic: $topic})
      WITH p, every ORDER BY every.partition
      SET every.writer = $writer
      RETURN p.history AS history, every.partition AS partition, every.next AS next
      """;
  private static final String WRITE =
      """
      MATCH (p:PartitionOffset {topic: $topic, partition: 0})
      SET p.history = $history
      WITH p
      MATCH (every:PartitionOffset {topic: $topic})
      SET every.generation = $generation
      """;

  private final Neo4jSessions sessions;
  private final StoredForm form;
  private final String topic;
  private final String writer;

  Neo4jPartitionHistory(
      Neo4jSessions sessions, RecommenderConfig config, StoredForm form, InstanceId instance) {
    this.sessions = sessions;
    this.form = form;
    this.topic = config.progress().topic();
    this.writer = instance.value();
  }

  /// What is stored, of this log or a former one. Blocks.
  ///
  /// @throws StoreUnavailableException when the database does not answer
  public Optional<PartitionHistory> read() {
    try (Session session = sessions.session()) {
      return session.executeWrite(tx ->
          tx.run(form.in(READ), Map.of("topic", topic)).stream()
              .findFirst()
              .flatMap(Neo4jPartitionHistory::history));
    } catch (Neo4jException e) {
      throw new StoreUnavailableException(e);
    }
  }

  /// Agrees on the history of a log that has so many partitions now, and stores it. Blocks.
  ///
  /// @param published what was said of this log elsewhere, for a database that knows nothing
  /// @param ends by partition, the end that the log has: records before it stand by the former
  ///   number of partitions
  /// @throws StoreUnavailableException when the database does not answer
  public PartitionHistory agree(
      String logId, int partitions, Optional<PartitionHistory> published, Map<Integer, Long> ends) {
    try (Session session = sessions.session()) {
      return session.executeWrite(tx -> agree(tx, logId, partitions, published, ends));
    } catch (Neo4jException e) {
      throw new StoreUnavailableException(e);
    }
  }

  private PartitionHistory agree(
      TransactionContext tx,
      String logId,
      int partitions,
      Optional<PartitionHistory> published,
      Map<Integer, Long> ends) {
    int placed =
        tx.run(form.in(COUNT), Map.of("topic", topic, "logId", logId)).single().get("n").asInt();
    Map<Integer, Long> next = new HashMap<>();
    Optional<PartitionHistory> stored = Optional.empty();
    for (Record row : tx.run(form.in(LOCK), Map.of("topic", topic, "writer", writer)).list()) {
      stored = history(row);
      next.put(row.get("partition").asInt(), row.get("next").asLong(0));
    }
    // What was published may be longer: recommenders of another stored form noticed a growth first.
    PartitionHistory history =
        Stream.concat(stored.stream(), published.stream())
            .filter(it -> it.logId().equals(logId))
            .max(Comparator.comparingInt(PartitionHistory::partitions))
            // A former release stored an offset for each partition, and nothing else of their
            // number.
            .orElseGet(() ->
                PartitionHistory.of(
                    logId, placed > 0 && placed < partitions ? placed : partitions));
    if (history.partitions() < partitions) {
      history =
          history.grown(
              partitions, it -> Math.max(next.getOrDefault(it, 0L), ends.getOrDefault(it, 0L)));
    }
    tx.run(
            form.in(WRITE),
            Map.of(
                "topic",
                topic,
                "history",
                new String(history.encode(), StandardCharsets.UTF_8),
                "generation",
                history.generations().size()))
        .consume();
    return history;
  }

  private static Optional<PartitionHistory> history(Record row) {
    return PartitionHistory.decode(
        row.get("history").asString("").getBytes(StandardCharsets.UTF_8));
  }
}
