package dev.waymark.load.event;

import org.apache.kafka.common.utils.Utils;

/// The contract of the log, as its reference page states it.
public final class LogContract {
  public static final String TOPIC = "waymark.progress.v1";
  public static final String DEAD_LETTERS = "waymark.progress.v1.dlq";
  public static final String UPDATES = "waymark.learner-updates.v1";
  public static final int PARTITIONS = 6;
  public static final int MAX_VALUE_BYTES = 65_536;

  public static final String PROGRESS = "dev.waymark.progress.v1";
  public static final String PROFILE = "dev.waymark.learner.profile-updated.v1";
  public static final String ERASED = "dev.waymark.learner.erased.v1";

  /// A header of these programs' own, which tells each record that they send from all others.
  public static final String SENT = "load-sent";

  private LogContract() {}

  /// Kafka's default partition of a key.
  public static int partitionOf(byte[] key) {
    return Utils.toPositive(Utils.murmur2(key)) % PARTITIONS;
  }
}
