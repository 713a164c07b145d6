package dev.waymark.trainer.kafka;

import dev.waymark.cli.KafkaUnavailableException;
import dev.waymark.events.LogKeys;
import dev.waymark.events.PartitionHistory;
import dev.waymark.log.BoundedReader;
import dev.waymark.log.PublishedHistory;
import dev.waymark.log.TopicAdmin;
import dev.waymark.log.TopicConsumers;
import dev.waymark.log.TopicReader;
import dev.waymark.progress.v1.ProgressEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Reads the log from its start to the end that it has when it is opened. Joins no group and
/// commits nothing.
public final class LogSource implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final String servers;
  private final TopicReader<byte[], byte[]> log;
  private final LogRecords records;
  private final PartitionHistory history;
  private final Map<TopicPartition, Long> ends;
  private final long size;

  /// What is to happen with the log's records, in the order of each partition.
  public interface Reader {
    /// An event that keeps the rules.
    void progress(ProgressEvent event);

    /// The learner's profile changed: nothing to learn from, but no later event with this id
    /// counts.
    void profileUpdated(String learnerId, String eventId);

    /// The learner's earlier events are to be forgotten.
    void erased(String learnerId);

    /// A record that can't be applied: the recommender rejects it, or repeats it in the learner's
    /// partition.
    void passedOver();
  }

  /// @param settings of Kafka's client, the servers among them
  /// @param topic the log's
  /// @param keys of which one must have signed a profile or an erasure; empty to count all
  /// @throws KafkaUnavailableException if Kafka does not answer or has no log; likewise the other
  ///   methods
  public LogSource(Map<String, Object> settings, String topic, Optional<LogKeys> keys) {
    servers = String.valueOf(settings.get("bootstrap.servers"));
    Map<String, Object> all = new HashMap<>(settings);
    all.put("client.id", "waymark-trainer");
    all.put("fetch.max.bytes", 8 << 20);
    TopicConsumers<byte[], byte[]> consumers = TopicConsumers.ofBytes(all);
    try {
      log = new TopicReader<>(consumers, topic);
    } catch (KafkaException e) {
      throw new KafkaUnavailableException(servers, e);
    }
    try {
      if (log.partitions().isEmpty()) {
        throw new KafkaUnavailableException("Kafka at " + servers + " has no topic " + topic + ".");
      }
      ends = log.ends();
      history = history(settings, consumers, topic);
      records = new LogRecords(history, keys);
      size = sum(ends) - sum(log.beginnings());
    } catch (RuntimeException e) {
      log.close();
      throw e instanceof KafkaException ? new KafkaUnavailableException(servers, e) : e;
    }
  }

  /// Growth that no recommender has noticed yet is taken to begin at the end that the log has.
  private PartitionHistory history(
      Map<String, Object> settings, TopicConsumers<byte[], byte[]> consumers, String topic) {
    String id;
    try (TopicAdmin admin = new TopicAdmin(Admin.create(settings), TIMEOUT)) {
      id =
          admin.describe(topic).orElseThrow(() -> new UnknownTopicOrPartitionException(topic)).id();
    }
    return PublishedHistory.read(consumers, id)
        .orElseGet(() -> PartitionHistory.of(id, log.partitions().size()))
        .upTo(log.partitions().size(), it -> ends.getOrDefault(new TopicPartition(topic, it), 0L));
  }

  /// How many records there are, or somewhat less if some were removed.
  public long size() {
    return size;
  }

  /// Reads everything.
  ///
  /// @param progress told now and then how many records were read since the last time
  public void read(Reader reader, Consumer<Integer> progress) {
    try {
      for (int generation = 0; generation < history.generations().size(); generation++) {
        // What stands by a former number of partitions came before what stands elsewhere since.
        int of = generation;
        Map<TopicPartition, Long> from = new HashMap<>();
        Map<TopicPartition, Long> until = new HashMap<>();
        ends.forEach((partition, end) -> {
          long first = history.first(partition.partition(), of);
          if (first < end) {
            from.put(partition, first);
            until.put(partition, Math.min(end, history.end(partition.partition(), of)));
          }
        });
        BoundedReader.Extent extent =
            log.read(
                from,
                until,
                record -> {
                  records.hand(record, reader);
                  progress.accept(1);
                });
        for (long i = 0; i < extent.unreadable(); i++) {
          reader.passedOver();
        }
      }
    } catch (KafkaException e) {
      throw new KafkaUnavailableException(servers, e);
    }
  }

  private static long sum(Map<TopicPartition, Long> offsets) {
    return offsets.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public void close() {
    log.close();
  }
}
