package dev.waymark.load.replay;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads a topic on, each time from where it stopped the time before up to the end of then.
public final class LogReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  public LogReader(String bootstrapServers, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    partitions =
        consumer.partitionsFor(topic).stream()
            .map(it -> new TopicPartition(topic, it.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /// The offset after the last record, by partition.
  public Map<Integer, Long> ends() {
    Map<Integer, Long> ends = new HashMap<>();
    consumer
        .endOffsets(partitions)
        .forEach((partition, end) -> ends.put(partition.partition(), end));
    return ends;
  }

  /// Reads on to the end, in order within each partition.
  public void read(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    Map<Integer, Long> open = ends();
    open.entrySet().removeIf(this::isReached);
    while (!open.isEmpty()) {
      consumer.poll(POLL).forEach(reader);
      open.entrySet().removeIf(this::isReached);
    }
  }

  private boolean isReached(Map.Entry<Integer, Long> end) {
    TopicPartition partition = new TopicPartition(partitions.getFirst().topic(), end.getKey());
    return consumer.position(partition) >= end.getValue();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
