package dev.waymark.log;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/// Settings of consumers that read a topic without a group.
public final class ReaderSettings {
  private static final int TIMEOUT_MS = 15_000;

  private ReaderSettings() {}

  /// The settings: joins no group, commits nothing, creates no topic, and reads nothing of a
  /// transaction that is open or was taken back.
  ///
  /// @param common how to reach the brokers; more of them stays
  /// @param maxRecords how many records one poll may bring
  public static Map<String, Object> of(Map<String, ?> common, int maxRecords) {
    Map<String, Object> settings = new HashMap<>(common);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, maxRecords);
    settings.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    return settings;
  }
}
