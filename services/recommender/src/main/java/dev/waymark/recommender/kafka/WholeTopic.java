package dev.waymark.recommender.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// A topic from its start to the end that it has when it is opened.
final class WholeTopic implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);

  private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  /// @param consumer closed with this
  WholeTopic(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer, String topic) {
    this.consumer = consumer;
    this.partitions =
        consumer.partitionsFor(topic).stream()
            .map(it -> new TopicPartition(topic, it.partition()))
            .toList();
  }

  List<TopicPartition> partitions() {
    return partitions;
  }

  Map<TopicPartition, Long> ends() {
    return consumer.endOffsets(partitions);
  }

  /// Whether the broker has removed nothing.
  boolean complete() {
    return consumer.beginningOffsets(partitions).values().stream().allMatch(it -> it == 0);
  }

  void forEach(java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    read(ends(), reader);
  }

  /// Reads each partition from its start up to the offset given, without it.
  void read(
      Map<TopicPartition, Long> until,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    Map<TopicPartition, Long> open = new HashMap<>(until);
    consumer.assign(open.keySet());
    consumer.seekToBeginning(open.keySet());
    open.entrySet().removeIf(it -> consumer.position(it.getKey()) >= it.getValue());
    while (!open.isEmpty()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.offset()
            < until.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L)) {
          reader.accept(record);
        }
      }
      open.entrySet().removeIf(it -> consumer.position(it.getKey()) >= it.getValue());
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
