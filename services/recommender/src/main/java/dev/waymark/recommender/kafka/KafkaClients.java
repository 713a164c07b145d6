package dev.waymark.recommender.kafka;

import dev.waymark.log.TopicAdmin;
import dev.waymark.log.TopicConsumers;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.config.StoredForm;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;

/// Makes Kafka clients from the `kafka.*` keys and what this service needs of them.
@Singleton
public final class KafkaClients {
  /// Longer than any id.
  private static final int MAX_KEY_BYTES = 1_024;

  /// What is kept of a value that is too long.
  private static final int HEAD_BYTES = 4_096;

  /// At most so many records may be decompressed at once.
  public static final int MAX_POLL_RECORDS = 50;

  private final Map<String, Object> common;
  private final RecommenderConfig.Progress config;
  private final StoredForm form;

  KafkaClients(
      @Identifier("default-kafka-broker") Map<String, Object> common,
      RecommenderConfig config,
      StoredForm form) {
    this.common = common;
    this.config = config.progress();
    this.form = form;
  }

  /// A member of the group that shares the log's partitions. Its committed offsets come from the
  /// database, never from Kafka.
  public Consumer<byte[], byte[]> groupConsumer() {
    Map<String, Object> settings = new HashMap<>(common);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, form.group(config.groupId()));
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(
        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Math.min(MAX_POLL_RECORDS, config.batchSize()));
    // A dead instance's partitions move within seconds.
    settings.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
    settings.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
    return new KafkaConsumer<>(settings, keys(), values(config.maxValueBytes(), HEAD_BYTES));
  }

  /// Consumers without a group, of records as long as those of the log.
  public TopicConsumers<byte[], byte[]> readers() {
    return new TopicConsumers<>(
        common,
        MAX_POLL_RECORDS,
        KafkaClients::keys,
        () -> values(config.maxValueBytes(), HEAD_BYTES));
  }

  /// A consumer without a group, of large records, read one at a time.
  ///
  /// @param longest the length in bytes up to which values are read whole; of longer ones, one byte
  ///   more is
  public Consumer<byte[], byte[]> consumerOfLarge(int longest) {
    return new TopicConsumers<>(common, 1, KafkaClients::keys, () -> values(longest, longest + 1))
        .ofOne();
  }

  private static Deserializer<byte[]> keys() {
    return new HeadDeserializer(MAX_KEY_BYTES, MAX_KEY_BYTES, DeadLetterHeaders.KEY_HASH);
  }

  private static Deserializer<byte[]> values(int longest, int head) {
    return new HeadDeserializer(longest, head, DeadLetterHeaders.VALUE_HASH);
  }

  /// A producer that neither loses nor doubles a record it has acknowledged.
  public Producer<byte[], byte[]> producer() {
    return producer(new HashMap<>(common));
  }

  /// The same for records that a caller waits for: it fails before the caller stops waiting, who is
  /// told so.
  Producer<byte[], byte[]> promptProducer() {
    Map<String, Object> settings = new HashMap<>(common);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 3_500);
    return producer(settings);
  }

  private static Producer<byte[], byte[]> producer(Map<String, Object> settings) {
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 0);
    // What is rejected or repeated is as large as the log admits, and more when configured so.
    settings.putIfAbsent(
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, ProgressTopics.MAX_DEAD_LETTER_BYTES);
    settings.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    settings.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    settings.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  public Admin admin() {
    return Admin.create(new HashMap<>(common));
  }

  /// Describes and creates topics.
  ///
  /// @param timeout how long to wait for each reply
  TopicAdmin topicAdmin(Duration timeout) {
    return new TopicAdmin(admin(), timeout);
  }
}
