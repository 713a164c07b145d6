package dev.waymark.recommender.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// A topic from its start to the end that it has when it is opened. What can't be read of it is
/// counted and passed over.
public final class WholeTopic implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);

  /// A broker that hands out nothing for so long, though there is something, won't.
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final KafkaClients clients;
  private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  public WholeTopic(KafkaClients clients, String topic) {
    this.clients = clients;
    this.consumer = clients.looseConsumer();
    this.partitions =
        consumer.partitionsFor(topic).stream()
            .map(it -> new TopicPartition(topic, it.partition()))
            .toList();
  }

  /// How much there was.
  ///
  /// @param unreadable offsets that could not be read
  /// @param missing offsets that were asked for and lie behind the topic's end
  public record Extent(long unreadable, long missing) {}

  public List<TopicPartition> partitions() {
    return partitions;
  }

  public Map<TopicPartition, Long> ends() {
    return consumer.endOffsets(partitions);
  }

  /// The same offsets by the partitions' numbers.
  public static Map<Integer, Long> byNumber(Map<TopicPartition, Long> offsets) {
    Map<Integer, Long> found = new HashMap<>();
    offsets.forEach((partition, offset) -> found.put(partition.partition(), offset));
    return found;
  }

  /// The offset, or the first that the broker has not removed when that is later.
  long first(TopicPartition partition, long offset) {
    return Math.max(
        offset, consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L));
  }

  /// Whether the broker has removed nothing.
  public boolean complete() {
    return consumer.beginningOffsets(partitions).values().stream().allMatch(it -> it == 0);
  }

  void forEach(java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    read(ends(), reader);
  }

  /// Reads each partition from its start up to the offset given, without it, or to its end if that
  /// comes first.
  public Extent read(
      Map<TopicPartition, Long> until,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    Map<TopicPartition, Long> open = new HashMap<>();
    long missing = 0;
    for (Map.Entry<TopicPartition, Long> end : consumer.endOffsets(until.keySet()).entrySet()) {
      long wanted = until.getOrDefault(end.getKey(), 0L);
      open.put(end.getKey(), Math.min(wanted, end.getValue()));
      missing += Math.max(0, wanted - end.getValue());
    }
    return new Extent(readUpTo(Map.of(), open, reader), missing);
  }

  /// Reads one partition from an offset up to another, without it, or to its end if that comes
  /// first.
  public Extent read(
      TopicPartition partition,
      long from,
      long until,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    long missing = Math.max(0, until - Math.max(from, end));
    return from >= Math.min(until, end)
        ? new Extent(0, missing)
        : new Extent(
            readUpTo(Map.of(partition, from), Map.of(partition, Math.min(until, end)), reader),
            missing);
  }

  private long readUpTo(
      Map<TopicPartition, Long> from,
      Map<TopicPartition, Long> until,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    Map<TopicPartition, Long> open = new HashMap<>(until);
    consumer.assign(open.keySet());
    consumer.seekToBeginning(open.keySet());
    from.forEach(consumer::seek);
    long unreadable = 0;
    Instant last = Instant.now();
    open.entrySet().removeIf(this::isRead);
    while (!open.isEmpty()) {
      boolean stuck = last.plus(TIMEOUT).isBefore(Instant.now());
      try {
        ConsumerRecords<byte[], byte[]> records = stuck ? ConsumerRecords.empty() : poll();
        for (ConsumerRecord<byte[], byte[]> record : records) {
          if (record.offset() < end(until, record)) {
            reader.accept(record);
          }
        }
        last = records.isEmpty() ? last : Instant.now();
      } catch (UnreadableException e) {
        stuck = true;
      }
      if (stuck) {
        unreadable += goRound(open, until, reader);
        last = Instant.now();
      }
      open.entrySet().removeIf(this::isRead);
    }
    return unreadable;
  }

  private static long end(Map<TopicPartition, Long> until, ConsumerRecord<byte[], byte[]> record) {
    return until.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
  }

  private boolean isRead(Map.Entry<TopicPartition, Long> part) {
    return consumer.position(part.getKey()) >= part.getValue();
  }

  /// The consumer, not what is done with its records, met what can't be read.
  private static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableException(Throwable cause) {
      super(cause);
    }
  }

  private ConsumerRecords<byte[], byte[]> poll() throws UnreadableException {
    try {
      return consumer.poll(POLL);
    } catch (OutOfMemoryError e) {
      throw new UnreadableException(e);
    } catch (KafkaException e) {
      if (SingleRecordReader.isDamage(e)) {
        throw new UnreadableException(e);
      }
      throw e;
    }
  }

  /// One record on in each partition, or past it.
  private long goRound(
      Map<TopicPartition, Long> open,
      Map<TopicPartition, Long> until,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    long unreadable = 0;
    try (SingleRecordReader careful = new SingleRecordReader(clients.carefulConsumer())) {
      for (TopicPartition partition : open.keySet()) {
        long at = consumer.position(partition);
        switch (careful.read(partition, at)) {
          case SingleRecordReader.Found(ConsumerRecord<byte[], byte[]> record) -> {
            if (record.offset() < end(until, record)) {
              reader.accept(record);
            }
            consumer.seek(partition, record.offset() + 1);
          }
          case SingleRecordReader.Unreadable(String _) -> {
            unreadable++;
            consumer.seek(partition, at + 1);
          }
          case SingleRecordReader.End() ->
              consumer.seek(partition, open.getOrDefault(partition, at));
        }
      }
    }
    return unreadable;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
