package dev.waymark.recommender.kafka.operate;

import dev.waymark.log.BrokerReply;
import dev.waymark.log.LearnerPartitions;
import dev.waymark.recommender.kafka.KafkaClients;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/// A new topic with the settings of another one, while records are appended to it. They keep their
/// times; once it is complete, the topic takes the broker's times, as the log must. Unless it is
/// kept, closing deletes it. Blocks.
final class TopicCopy implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final Admin admin;
  private final Producer<byte[], byte[]> producer;
  private final ConfigResource resource;
  private final String name;
  private final String id;
  private final Map<Integer, Long> ends = new HashMap<>();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private boolean kept;

  /// Creates the topic.
  ///
  /// @param model the topic whose settings it gets
  /// @param partitions how many it gets; as many as `model` has when empty
  /// @throws IllegalStateException if there is a topic of that name
  TopicCopy(KafkaClients clients, String name, String model, OptionalInt partitions) {
    this.name = name;
    this.resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
    this.admin = clients.admin();
    this.producer = clients.producer();
    try {
      TopicDescription like = describe(model);
      int count = partitions.orElse(like.partitions().size());
      short replicas = (short) like.partitions().getFirst().replicas().size();
      this.id = create(new NewTopic(name, count, replicas).configs(settings(model))).toString();
      IntStream.range(0, count).forEach(it -> ends.put(it, 0L));
    } catch (RuntimeException e) {
      producer.close();
      admin.close();
      throw e;
    }
  }

  /// @return the id that the broker gave the topic
  private Uuid create(NewTopic topic) {
    CreateTopicsResult created = admin.createTopics(List.of(topic));
    try {
      return await(created.topicId(name));
    } catch (TopicExistsException e) {
      throw new IllegalStateException(
          "There is a topic %s already: name another one, or delete it".formatted(name), e);
    }
  }

  private TopicDescription describe(String topic) {
    return Objects.requireNonNull(
        await(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic));
  }

  /// What was set for that topic, except that records bring their times.
  private Map<String, String> settings(String topic) {
    ConfigResource of = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Map<String, String> settings = new HashMap<>();
    for (ConfigEntry entry :
        Objects.requireNonNull(await(admin.describeConfigs(List.of(of)).all()).get(of)).entries()) {
      if (entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG) {
        settings.put(entry.name(), entry.value());
      }
    }
    settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
    return settings;
  }

  /// The id that the broker gave the topic.
  String id() {
    return id;
  }

  /// By partition, the offset after the last record.
  Map<Integer, Long> ends() {
    return Map.copyOf(ends);
  }

  /// Appends the record to the partition of its learner.
  void append(String learnerId, ConsumerRecord<byte[], byte[]> record) {
    append(LearnerPartitions.of(learnerId, ends.size()), record);
  }

  /// Appends the record.
  void append(int partition, ConsumerRecord<byte[], byte[]> record) {
    check();
    var _ =
        producer.send(
            new ProducerRecord<>(
                name,
                partition,
                Math.max(0, record.timestamp()),
                record.key(),
                record.value(),
                record.headers()),
            (metadata, e) -> {
              if (e != null) {
                failure.compareAndSet(null, e);
              }
            });
    ends.merge(partition, 1L, Long::sum);
  }

  private void check() {
    @Nullable Exception e = failure.get();
    if (e != null) {
      throw new KafkaException("The broker did not take a record of " + name, e);
    }
  }

  /// Waits until the broker has all records, and lets it date those that follow.
  void complete() {
    producer.flush();
    check();
    await(
        admin
            .incrementalAlterConfigs(
                Map.of(
                    resource,
                    List.of(
                        new AlterConfigOp(
                            new ConfigEntry(
                                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"),
                            AlterConfigOp.OpType.SET))))
            .all());
  }

  /// Lets the topic stay when this is closed.
  void keep() {
    kept = true;
  }

  private static <T> T await(KafkaFuture<T> reply) {
    return BrokerReply.await(reply, TIMEOUT);
  }

  @Override
  public void close() {
    producer.close();
    try (admin) {
      if (!kept) {
        await(admin.deleteTopics(List.of(name)).all());
      }
    }
  }
}
