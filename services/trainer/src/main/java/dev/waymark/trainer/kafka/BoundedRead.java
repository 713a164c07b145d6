package dev.waymark.trainer.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/// Reads partitions up to given offsets, or fails: a client that is cut off from its broker hands
/// out nothing and says nothing.
final class BoundedRead {
  private static final Duration POLL = Duration.ofMillis(500);

  /// A broker that hands out nothing for so long, though there is something, won't.
  private static final Duration MAX_WAIT = Duration.ofSeconds(30);

  private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
  private final Duration maxWait;

  BoundedRead(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer) {
    this(consumer, MAX_WAIT);
  }

  BoundedRead(
      org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer, Duration maxWait) {
    this.consumer = consumer;
    this.maxWait = maxWait;
  }

  /// @param from by partition, the first offset; the partition's first where there is none
  /// @param until by partition, the offset before which reading ends
  /// @param progress told now and then how many records were read since the last time
  /// @throws KafkaException when the broker does not answer
  void read(
      Map<TopicPartition, Long> from,
      Map<TopicPartition, Long> until,
      Consumer<ConsumerRecord<byte[], byte[]>> reader,
      Consumer<Integer> progress) {
    Map<TopicPartition, Long> open = new HashMap<>(until);
    consumer.assign(open.keySet());
    consumer.seekToBeginning(open.keySet());
    open.keySet().forEach(it -> seek(it, from.getOrDefault(it, 0L)));
    open.entrySet().removeIf(this::isRead);
    long last = System.nanoTime();
    while (!open.isEmpty()) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      int count = 0;
      for (ConsumerRecord<byte[], byte[]> record : records) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (record.offset() < until.getOrDefault(partition, 0L)) {
          reader.accept(record);
          count++;
        }
      }
      progress.accept(count);
      if (!records.isEmpty() || open.entrySet().removeIf(this::isRead)) {
        last = System.nanoTime();
      } else if (System.nanoTime() - last > maxWait.toNanos()) {
        throw new TimeoutException(
            "the broker handed out nothing for %d s".formatted(maxWait.toSeconds()));
      }
      open.entrySet().removeIf(this::isRead);
    }
  }

  /// What the broker has removed is passed over.
  private void seek(TopicPartition partition, long from) {
    if (from > consumer.position(partition)) {
      consumer.seek(partition, from);
    }
  }

  private boolean isRead(Map.Entry<TopicPartition, Long> part) {
    return consumer.position(part.getKey()) >= part.getValue();
  }
}
