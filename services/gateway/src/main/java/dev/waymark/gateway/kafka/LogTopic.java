package dev.waymark.gateway.kafka;

import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.log.TopicAdmin;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;

/// The topic of the progress log: created when missing, as the recommender creates it, so that
/// events are accepted before any recommender was there. One that exists is left as it is.
final class LogTopic {

  private final Map<String, Object> settings;
  private final GatewayConfig.Progress config;

  /// @param settings what `kafka.*` configures
  LogTopic(Map<String, Object> settings, GatewayConfig.Progress config) {
    this.settings = settings;
    this.config = config;
  }

  /// Creates the topic if it is missing. Blocks.
  ///
  /// @return the id that the broker gave it
  /// @throws KafkaException when the broker does not answer in time, or refuses
  String ensure() {
    try (TopicAdmin admin = new TopicAdmin(Admin.create(settings), config.connectTimeout())) {
      Optional<TopicAdmin.Topic> log = admin.describe(config.topic());
      if (log.isEmpty()) {
        admin.createIfMissing(topic());
        log = admin.describe(config.topic());
      }
      return log.orElseThrow(() -> new KafkaException("The progress log is not there yet")).id();
    }
  }

  private NewTopic topic() {
    return new NewTopic(config.topic(), config.partitions(), config.replicationFactor())
        .configs(
            Map.of(
                TopicConfig.RETENTION_MS_CONFIG, "-1",
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"));
  }
}
