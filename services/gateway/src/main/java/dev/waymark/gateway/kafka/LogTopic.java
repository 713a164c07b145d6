package dev.waymark.gateway.kafka;

import dev.waymark.gateway.config.GatewayConfig;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

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
    try (Admin admin = Admin.create(settings)) {
      @Nullable String id = id(admin);
      if (id == null) {
        create(admin);
        id = id(admin);
      }
      if (id == null) {
        throw new KafkaException("The progress log is not there yet");
      }
      return id;
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("The progress log could not be created", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted", e);
    }
  }

  private @Nullable String id(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    try {
      TopicDescription log =
          admin
              .describeTopics(List.of(config.topic()))
              .allTopicNames()
              .get(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
              .get(config.topic());
      return log == null ? null : log.topicId().toString();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return null;
      }
      throw e;
    }
  }

  private void create(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    NewTopic topic =
        new NewTopic(config.topic(), config.partitions(), config.replicationFactor())
            .configs(
                Map.of(
                    TopicConfig.RETENTION_MS_CONFIG, "-1",
                    TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"));
    try {
      admin
          .createTopics(List.of(topic))
          .all()
          .get(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }
}
