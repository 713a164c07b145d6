package dev.waymark.recommender.kafka;

import dev.waymark.events.PartitionHistory;
import dev.waymark.log.TopicAdmin;
import dev.waymark.recommender.config.RecommenderConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// The topics of this service: creates those that are missing, changes none.
@Singleton
public final class ProgressTopics {
  /// The largest dead letter, in bytes: twice what the broker admits by default.
  static final int MAX_DEAD_LETTER_BYTES = 2 * 1024 * 1024;

  private static final Duration MAX_COMPACTION_LAG = Duration.ofDays(1);

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final KafkaClients clients;
  private final RecommenderConfig.Progress config;
  private final String updatesTopic;
  private final RecommenderConfig.Model models;

  ProgressTopics(KafkaClients clients, RecommenderConfig config) {
    this.clients = clients;
    this.config = config.progress();
    this.updatesTopic = config.learners().updatesTopic();
    this.models = config.model();
  }

  /// The log's topic as the broker describes it.
  ///
  /// @param id changes when a topic is deleted and created again
  public record Log(String id, int partitions) {}

  /// The name of the log's topic.
  public String log() {
    return config.topic();
  }

  /// Creates what is missing and describes the log. Blocks.
  ///
  /// @throws KafkaException when the broker does not answer
  public Log ensure() {
    try (TopicAdmin admin = clients.topicAdmin(TIMEOUT)) {
      List.of(progress(), deadLetters(), updates(), partitions()).forEach(admin::createIfMissing);
      return describe(admin);
    }
  }

  /// Describes the log, if it is there. Blocks.
  ///
  /// @throws KafkaException when the broker does not answer, or has no log
  Log describe() {
    try (TopicAdmin admin = clients.topicAdmin(TIMEOUT)) {
      return describe(admin);
    }
  }

  private Log describe(TopicAdmin admin) {
    TopicAdmin.Topic topic =
        admin
            .describe(config.topic())
            .orElseThrow(() ->
                new UnknownTopicOrPartitionException(
                    "The topic " + config.topic() + " is not there yet"));
    return new Log(topic.id(), topic.partitions());
  }

  /// Creates the topic of models if the trainer has not. Blocks.
  ///
  /// @throws KafkaException when the broker does not answer
  public void ensureModels() {
    try (TopicAdmin admin = clients.topicAdmin(TIMEOUT)) {
      admin.createIfMissing(models());
    }
  }

  /// Each topic as it is created when missing.
  List<NewTopic> all() {
    return List.of(progress(), deadLetters(), updates(), models(), partitions());
  }

  /// The log of record: nothing expires, and its time stamps are the broker's.
  private NewTopic progress() {
    return new NewTopic(config.topic(), config.partitions(), config.replicationFactor())
        .configs(
            Map.of(
                TopicConfig.RETENTION_MS_CONFIG, "-1",
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"));
  }

  /// What is rejected stays in the log too: this topic need not grow without end.
  private NewTopic deadLetters() {
    return new NewTopic(config.deadLetterTopic(), 1, config.replicationFactor())
        .configs(
            Map.of(
                TopicConfig.RETENTION_MS_CONFIG,
                "-1",
                TopicConfig.RETENTION_BYTES_CONFIG,
                Long.toString(config.deadLetterRetention()),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(MAX_DEAD_LETTER_BYTES),
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                "LogAppendTime"));
  }

  /// The latest update of each learner. Former ones, and those of erased learners, are gone a day
  /// later.
  private NewTopic updates() {
    return new NewTopic(updatesTopic, config.partitions(), config.replicationFactor())
        .configs(
            Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                Long.toString(MAX_COMPACTION_LAG.toMillis())));
  }

  /// How many partitions the log has had: a record.
  private NewTopic partitions() {
    return new NewTopic(PartitionHistory.TOPIC, 1, config.replicationFactor())
        .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
  }

  /// The last record of each model. It admits more than this service does, so that what is too
  /// large is refused here, with a reason.
  private NewTopic models() {
    return new NewTopic(models.topic(), 1, config.replicationFactor())
        .configs(
            Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(2 * models.maxBytes())));
  }
}
