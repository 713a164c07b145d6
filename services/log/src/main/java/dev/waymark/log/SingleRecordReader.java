package dev.waymark.log;

import java.time.Duration;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;

/// Reads single records, for where reading many fails: a damaged batch, or records that only one by
/// one fit into memory, or not even so.
public final class SingleRecordReader<K, V> implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);

  /// So many polls without a record mean that the broker does not hand it out.
  private static final int MAX_POLLS = 10;

  private final Consumer<K, V> consumer;

  /// @param consumer one that reads one record at a time; closed with this
  public SingleRecordReader(Consumer<K, V> consumer) {
    this.consumer = consumer;
  }

  /// What is at an offset.
  public sealed interface Result<K, V> {}

  /// The first record there or, where there is none, after it.
  public record Found<K, V>(ConsumerRecord<K, V> record) implements Result<K, V> {}

  /// Nothing up to the end that the partition has.
  public record End<K, V>() implements Result<K, V> {}

  /// Something that can't be read, now or ever.
  public record Unreadable<K, V>(String cause) implements Result<K, V> {}

  /// Blocks.
  ///
  /// @throws KafkaException when the broker does not answer
  public Result<K, V> read(TopicPartition partition, long offset) {
    consumer.assign(Set.of(partition));
    try {
      long end = consumer.endOffsets(Set.of(partition)).getOrDefault(partition, 0L);
      if (offset >= end) {
        return new End<>();
      }
      consumer.seek(partition, offset);
      for (int polls = 0; polls < MAX_POLLS; polls++) {
        for (ConsumerRecord<K, V> record : consumer.poll(POLL)) {
          return new Found<>(record);
        }
        if (consumer.position(partition) >= end) {
          return new End<>();
        }
      }
      return new Unreadable<>("the broker does not hand it out");
    } catch (OutOfMemoryError e) {
      return new Unreadable<>("it does not fit into memory");
    } catch (OffsetOutOfRangeException e) {
      return new End<>();
    } catch (KafkaException e) {
      if (!isDamage(e)) {
        throw e;
      }
      return new Unreadable<>(String.valueOf(e.getMessage()));
    }
  }

  /// Whether a consumer failed at what it read, not at reaching the broker.
  public static boolean isDamage(KafkaException failure) {
    return failure instanceof SerializationException
        || failure.getClass().equals(KafkaException.class);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
