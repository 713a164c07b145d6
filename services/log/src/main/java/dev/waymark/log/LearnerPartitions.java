package dev.waymark.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waymark.events.PartitionHistory;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/// Which partition of the log has a learner's records: the one that Kafka's partitioner chooses for
/// the learner's id.
public final class LearnerPartitions {
  private LearnerPartitions() {}

  /// The partition of the learner's records.
  ///
  /// @param partitions how many the log has
  public static int of(String learnerId, int partitions) {
    return BuiltInPartitioner.partitionForKey(learnerId.getBytes(UTF_8), partitions);
  }

  /// Whether the record has the learner's key and was in the learner's partition when it was
  /// written.
  public static boolean isRouted(
      ConsumerRecord<byte[], byte[]> record, String learnerId, PartitionHistory history) {
    byte[] key = learnerId.getBytes(UTF_8);
    int then = history.partitionsAt(record.partition(), record.offset());
    return Arrays.equals(key, record.key())
        && BuiltInPartitioner.partitionForKey(key, then) == record.partition();
  }
}
