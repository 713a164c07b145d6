package dev.waymark.recommender.kafka.ingest;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.log.SingleRecordReader;
import dev.waymark.recommender.kafka.BoundedRecord;
import dev.waymark.recommender.kafka.KafkaClients;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/// Takes partitions past records that the group's consumer can't read: a damaged batch, or more
/// than the memory holds. Record by record: those that can be read count; one that can't be, tried
/// several times, is passed over. Used by the ingest thread alone.
final class UnreadableRecords {
  private static final int MAX_TRIES = 4;

  private record Position(TopicPartition partition, long offset) {}

  private final KafkaClients clients;
  private final Assignment assignment;
  private final BatchWriter writer;
  private final SkippedRecords passed;
  private final Map<Position, Integer> tries = new HashMap<>();

  UnreadableRecords(
      KafkaClients clients, Assignment assignment, BatchWriter writer, SkippedRecords passed) {
    this.clients = clients;
    this.assignment = assignment;
    this.writer = writer;
    this.passed = passed;
  }

  /// Reads on by some records in each partition; the consumer goes on behind them.
  ///
  /// @return whether any partition moved on
  boolean goRound(PrerequisiteGraph served) {
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> found = new HashMap<>();
    Map<Position, String> unreadable = new HashMap<>();
    try (SingleRecordReader<byte[], byte[]> log =
        new SingleRecordReader<>(clients.readers().ofOne())) {
      assignment
          .unread()
          .forEach((partition, from) -> read(log, partition, from, found, unreadable));
    }
    if (!found.isEmpty()) {
      writer.write(new ConsumerRecords<>(found, Map.of()), served);
    }
    boolean moved = !found.isEmpty();
    for (Map.Entry<Position, String> one : unreadable.entrySet()) {
      moved |= pass(one.getKey(), one.getValue());
    }
    assignment.rewind();
    return moved;
  }

  private void read(
      SingleRecordReader<byte[], byte[]> log,
      TopicPartition partition,
      long from,
      Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> found,
      Map<Position, String> unreadable) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    long next = from;
    boolean more = true;
    while (more && records.size() < KafkaClients.MAX_POLL_RECORDS) {
      switch (log.read(partition, next)) {
        case SingleRecordReader.Found<byte[], byte[]>(ConsumerRecord<byte[], byte[]> record) -> {
          records.add(BoundedRecord.of(record));
          next = record.offset() + 1;
        }
        case SingleRecordReader.Unreadable<byte[], byte[]>(String cause) -> {
          unreadable.put(new Position(partition, next), cause);
          more = false;
        }
        case SingleRecordReader.End<byte[], byte[]> _ -> more = false;
      }
    }
    if (!records.isEmpty()) {
      found.put(partition, records);
    }
  }

  /// Records behind one that was passed over are most likely of the same damaged batch.
  private boolean pass(Position position, String cause) {
    boolean inRun = tries.containsKey(new Position(position.partition, position.offset - 1));
    if (!inRun && tries.merge(position, 1, Integer::sum) < MAX_TRIES) {
      return false;
    }
    boolean moved = writer.passOver(position.partition, position.offset);
    if (moved) {
      passed.add(
          position.partition.partition(), position.offset, "it can't be read (" + cause + ")");
      tries.keySet().removeIf(it -> it.partition.equals(position.partition));
      tries.put(position, MAX_TRIES);
    }
    return moved;
  }
}
