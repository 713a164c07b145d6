package dev.waymark.recommender.kafka;

import java.time.Duration;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.jboss.logging.Logger;

/// Reads single records, for where reading many fails: a damaged batch, or records that only one by
/// one fit into memory, or not even so.
public final class SingleRecordReader implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(SingleRecordReader.class);
  private static final Duration POLL = Duration.ofMillis(500);

  /// So often nothing comes before that counts as an answer.
  private static final int MAX_POLLS = 10;

  private final Consumer<byte[], byte[]> consumer;

  /// @param consumer one that reads one record at a time; closed with this
  public SingleRecordReader(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /// What is at a place.
  public sealed interface Result {}

  /// The first record there or, where there is none, after it.
  public record Found(ConsumerRecord<byte[], byte[]> record) implements Result {}

  /// Nothing up to the end that the log has.
  public record End() implements Result {}

  /// Something that can't be read, now or ever.
  public record Unreadable(String cause) implements Result {}

  /// Blocks.
  ///
  /// @throws KafkaException when the broker does not answer
  public Result read(TopicPartition partition, long offset) {
    consumer.assign(Set.of(partition));
    try {
      long end = consumer.endOffsets(Set.of(partition)).getOrDefault(partition, 0L);
      if (offset >= end) {
        return new End();
      }
      consumer.seek(partition, offset);
      for (int look = 0; look < MAX_POLLS; look++) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          return new Found(BoundedRecord.of(record));
        }
        if (consumer.position(partition) >= end) {
          return new End();
        }
      }
      return new Unreadable("the broker does not hand it out");
    } catch (OutOfMemoryError e) {
      return new Unreadable("it does not fit into memory");
    } catch (OffsetOutOfRangeException e) {
      return new End();
    } catch (KafkaException e) {
      if (!isDamage(e)) {
        throw e;
      }
      LOG.debug("A record can't be read", e);
      return new Unreadable(String.valueOf(e.getMessage()));
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
