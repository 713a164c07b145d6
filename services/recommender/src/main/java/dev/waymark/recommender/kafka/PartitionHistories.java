package dev.waymark.recommender.kafka;

import dev.waymark.events.PartitionHistory;
import dev.waymark.log.BrokerReply;
import dev.waymark.log.PublishedHistory;
import dev.waymark.recommender.neo4j.Neo4jPartitionHistory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// How many partitions the log has had. The database decides, since all instances agree there; a
/// topic repeats it, for a database that is lost and for those that read the log without one.
/// Blocks.
@Singleton
public final class PartitionHistories {
  private static final Logger LOG = Logger.getLogger(PartitionHistories.class);

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final KafkaClients clients;
  private final Neo4jPartitionHistory stored;
  private @Nullable PartitionHistory published;

  PartitionHistories(KafkaClients clients, Neo4jPartitionHistory stored) {
    this.clients = clients;
    this.stored = stored;
  }

  /// The history of the log, with the partitions that it has now; stored and published.
  ///
  /// @param ends by partition, the end that the log has
  /// @throws RuntimeException when the database or the broker does not answer
  public synchronized PartitionHistory current(
      ProgressTopics.Log log, Supplier<Map<Integer, Long>> ends) {
    PartitionHistory history =
        stored(log)
            .filter(it -> it.partitions() >= log.partitions())
            .orElseGet(
                () -> stored.agree(log.id(), log.partitions(), published(log.id()), ends.get()));
    if (!history.equals(published)) {
      if (!Optional.of(history).equals(published(log.id()))) {
        publish(history);
      }
      if (history.generations().size() > 1) {
        LOG.infof(
            "The log has %d partitions now; records written before it grew stay in their partitions",
            history.partitions());
      }
      published = history;
    }
    return history;
  }

  /// The same, without storing anything.
  public PartitionHistory known(ProgressTopics.Log log, Supplier<Map<Integer, Long>> ends) {
    PartitionHistory history =
        stored(log)
            .or(() -> published(log.id()))
            .orElseGet(() -> PartitionHistory.of(log.id(), log.partitions()));
    if (history.partitions() >= log.partitions()) {
      return history;
    }
    Map<Integer, Long> until = ends.get();
    return history.upTo(log.partitions(), it -> until.getOrDefault(it, 0L));
  }

  private Optional<PartitionHistory> stored(ProgressTopics.Log log) {
    return stored.read().filter(it -> it.logId().equals(log.id()));
  }

  private Optional<PartitionHistory> published(String logId) {
    return PublishedHistory.read(clients.readers(), logId);
  }

  private void publish(PartitionHistory history) {
    try (Producer<byte[], byte[]> producer = clients.producer()) {
      BrokerReply.await(producer.send(PublishedHistory.record(history)), TIMEOUT);
    }
  }
}
