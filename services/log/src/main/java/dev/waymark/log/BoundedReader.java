package dev.waymark.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/// Reads partitions up to given offsets, or fails: a consumer that is cut off from its broker hands
/// out nothing and says nothing. What can't be read is passed over where there is a consumer to
/// read around it record by record.
public final class BoundedReader<K, V> {
  private static final Duration POLL = Duration.ofMillis(500);

  /// How long a broker may hand out nothing though there is something.
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final Consumer<K, V> consumer;
  private final Optional<Supplier<Consumer<K, V>>> single;
  private final Duration timeout;

  /// Fails at what can't be read.
  public BoundedReader(Consumer<K, V> consumer) {
    this(consumer, Optional.empty(), TIMEOUT);
  }

  /// Passes over what can't be read.
  ///
  /// @param single makes a consumer that reads one record at a time
  public BoundedReader(Consumer<K, V> consumer, Supplier<Consumer<K, V>> single) {
    this(consumer, Optional.of(single), TIMEOUT);
  }

  BoundedReader(
      Consumer<K, V> consumer, Optional<Supplier<Consumer<K, V>>> single, Duration timeout) {
    this.consumer = consumer;
    this.single = single;
    this.timeout = timeout;
  }

  /// What was not there to be read.
  ///
  /// @param unreadable offsets that could not be read
  /// @param missing offsets that were asked for and lie behind the end of their partition
  public record Extent(long unreadable, long missing) {}

  /// Reads each partition from an offset up to another, without it, or to its end if that comes
  /// first. What the broker has removed is passed over.
  ///
  /// @param from by partition, the first offset; the partition's first where there is none
  /// @param until by partition, the offset before which reading ends
  /// @throws TimeoutException when the broker does not answer, or hands out nothing
  /// @throws KafkaException when something can't be read and there is no other consumer to try
  public Extent read(
      Map<TopicPartition, Long> from, Map<TopicPartition, Long> until, RecordReader<K, V> reader) {
    Map<TopicPartition, Long> first = consumer.beginningOffsets(until.keySet());
    Map<TopicPartition, Long> end = consumer.endOffsets(until.keySet());
    Map<TopicPartition, Long> open = new HashMap<>();
    consumer.assign(until.keySet());
    long missing = 0;
    for (Map.Entry<TopicPartition, Long> one : until.entrySet()) {
      TopicPartition partition = one.getKey();
      long start = from.getOrDefault(partition, 0L);
      long last = end.getOrDefault(partition, 0L);
      missing += Math.max(0, one.getValue() - Math.max(start, last));
      consumer.seek(partition, Math.max(start, first.getOrDefault(partition, 0L)));
      open.put(partition, Math.min(one.getValue(), last));
    }
    return new Extent(readUpTo(open, reader), missing);
  }

  private long readUpTo(Map<TopicPartition, Long> until, RecordReader<K, V> reader) {
    Map<TopicPartition, Long> open = new HashMap<>(until);
    long unreadable = 0;
    long last = System.nanoTime();
    open.entrySet().removeIf(this::isRead);
    while (!open.isEmpty()) {
      Optional<ConsumerRecords<K, V>> records = poll();
      records.ifPresent(some -> some.forEach(record -> hand(record, until, reader)));
      boolean silent = System.nanoTime() - last > timeout.toNanos();
      if (records.isEmpty() || (silent && records.get().isEmpty())) {
        unreadable += readSingly(open, until, reader);
        last = System.nanoTime();
      } else if (!records.get().isEmpty()) {
        last = System.nanoTime();
      }
      open.entrySet().removeIf(this::isRead);
    }
    return unreadable;
  }

  private boolean isRead(Map.Entry<TopicPartition, Long> part) {
    return consumer.position(part.getKey()) >= part.getValue();
  }

  private static <K, V> void hand(
      ConsumerRecord<K, V> record, Map<TopicPartition, Long> until, RecordReader<K, V> reader) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    if (record.offset() < until.getOrDefault(partition, 0L)) {
      reader.take(record);
    }
  }

  /// Empty when the consumer met something that can't be read.
  private Optional<ConsumerRecords<K, V>> poll() {
    try {
      return Optional.of(consumer.poll(POLL));
    } catch (OutOfMemoryError e) {
      if (single.isEmpty()) {
        throw e;
      }
      return Optional.empty();
    } catch (KafkaException e) {
      if (single.isEmpty() || !SingleRecordReader.isDamage(e)) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /// One record on in each partition, or past it.
  private long readSingly(
      Map<TopicPartition, Long> open, Map<TopicPartition, Long> until, RecordReader<K, V> reader) {
    Supplier<Consumer<K, V>> consumers =
        single.orElseThrow(() ->
            new TimeoutException(
                "the broker handed out nothing for %d s".formatted(timeout.toSeconds())));
    long unreadable = 0;
    try (SingleRecordReader<K, V> records = new SingleRecordReader<>(consumers.get())) {
      for (TopicPartition partition : open.keySet()) {
        long at = consumer.position(partition);
        switch (records.read(partition, at)) {
          case SingleRecordReader.Found<K, V>(ConsumerRecord<K, V> record) -> {
            hand(record, until, reader);
            consumer.seek(partition, record.offset() + 1);
          }
          case SingleRecordReader.Unreadable<K, V> _ -> {
            unreadable++;
            consumer.seek(partition, at + 1);
          }
          case SingleRecordReader.End<K, V> _ ->
              consumer.seek(partition, open.getOrDefault(partition, at));
        }
      }
    }
    return unreadable;
  }
}
