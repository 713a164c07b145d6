package dev.waymark.gateway.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/// Where the progress log has a learner's events.
public final class LearnerPartitions {

  private LearnerPartitions() {}

  /// The partition that events of the learner are written to.
  ///
  /// @param partitions how many the log has
  public static int of(String learnerId, int partitions) {
    return BuiltInPartitioner.partitionForKey(learnerId.getBytes(UTF_8), partitions);
  }
}
