package dev.waymark.trainer.kafka;

import dev.waymark.cli.KafkaUnavailableException;
import dev.waymark.events.LogKeys;
import dev.waymark.events.PartitionHistory;
import dev.waymark.progress.v1.ProgressEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads the log from its start to the end that it has when it is opened. Joins no group and
/// commits nothing.
public final class LogSource implements AutoCloseable {
  private final String servers;
  private final KafkaConsumer<byte[], byte[]> consumer;
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

    /// A record that can't count: the recommender sets it aside, or repeats it in its place.
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
    all.put("enable.auto.commit", false);
    // As recommenders read it: what a transaction took back was never sent.
    all.put("isolation.level", "read_committed");
    all.put("allow.auto.create.topics", false);
    all.put("default.api.timeout.ms", 15_000);
    all.put("fetch.max.bytes", 8 << 20);
    try {
      consumer = new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    } catch (KafkaException e) {
      throw new KafkaUnavailableException(servers, e);
    }
    try {
      List<TopicPartition> log =
          consumer.partitionsFor(topic).stream()
              .map(it -> new TopicPartition(it.topic(), it.partition()))
              .toList();
      if (log.isEmpty()) {
        throw new KafkaUnavailableException("Kafka at " + servers + " has no topic " + topic + ".");
      }
      ends = consumer.endOffsets(log);
      history = new PublishedHistory(settings, consumer).of(topic, log.size(), ends);
      records = new LogRecords(history, keys);
      long first = sum(consumer.beginningOffsets(log));
      size = sum(ends) - first;
    } catch (KafkaException e) {
      consumer.close();
      throw new KafkaUnavailableException(servers, e);
    }
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
        new BoundedRead(consumer)
            .read(from, until, record -> records.hand(record, reader), progress);
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
    consumer.close();
  }
}
