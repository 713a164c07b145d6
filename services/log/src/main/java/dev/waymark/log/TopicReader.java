package dev.waymark.log;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// Reads a topic, with the partitions that it has when it is opened. Blocks; every method fails
/// with a {@link KafkaException} when the broker does not answer.
public final class TopicReader<K, V> implements AutoCloseable {
  private final Consumer<K, V> consumer;
  private final BoundedReader<K, V> reader;
  private final List<TopicPartition> partitions;

  /// Opens the topic; one that does not exist has no partitions.
  public TopicReader(TopicConsumers<K, V> consumers, String topic) {
    this.consumer = consumers.ofMany();
    this.reader = new BoundedReader<>(consumer, consumers::ofOne);
    try {
      this.partitions = partitions(consumer, topic);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  /// The partitions of a topic; none if it does not exist.
  public static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(it -> new TopicPartition(topic, it.partition()))
        .toList();
  }

  public List<TopicPartition> partitions() {
    return partitions;
  }

  /// By partition, the offset after the last record.
  public Map<TopicPartition, Long> ends() {
    return consumer.endOffsets(partitions);
  }

  /// By partition, the offset of the first record that the broker has not removed.
  public Map<TopicPartition, Long> beginnings() {
    return consumer.beginningOffsets(partitions);
  }

  /// Whether the broker has removed nothing.
  public boolean isComplete() {
    return beginnings().values().stream().allMatch(it -> it == 0);
  }

  /// The same offsets by the partitions' numbers.
  public static Map<Integer, Long> byNumber(Map<TopicPartition, Long> offsets) {
    Map<Integer, Long> found = new HashMap<>();
    offsets.forEach((partition, offset) -> found.put(partition.partition(), offset));
    return found;
  }

  /// Reads everything up to the ends that the topic has now.
  public BoundedReader.Extent readAll(RecordReader<K, V> to) {
    return read(Map.of(), ends(), to);
  }

  /// Reads the last records of each partition.
  ///
  /// @param count how many of each partition at most
  public BoundedReader.Extent readLatest(long count, RecordReader<K, V> to) {
    Map<TopicPartition, Long> ends = ends();
    Map<TopicPartition, Long> from = new HashMap<>();
    ends.forEach((partition, end) -> from.put(partition, Math.max(0, end - count)));
    return read(from, ends, to);
  }

  /// Reads each partition of `until` as {@link BoundedReader#read} does.
  public BoundedReader.Extent read(
      Map<TopicPartition, Long> from, Map<TopicPartition, Long> until, RecordReader<K, V> to) {
    return reader.read(from, until, to);
  }

  /// Reads one partition from an offset up to another, without it.
  public BoundedReader.Extent read(
      TopicPartition partition, long from, long until, RecordReader<K, V> to) {
    return read(Map.of(partition, from), Map.of(partition, until), to);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
