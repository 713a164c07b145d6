package dev.waymark.trainer.kafka;

import dev.waymark.events.PartitionHistory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// How many partitions a log has had, as recommenders published it.
final class PublishedHistory {
  private static final long TIMEOUT_SECONDS = 15;

  private final Map<String, Object> settings;
  private final KafkaConsumer<byte[], byte[]> consumer;

  /// @param settings of Kafka's client
  /// @param consumer used for reading; assigned to nothing afterwards
  PublishedHistory(Map<String, Object> settings, KafkaConsumer<byte[], byte[]> consumer) {
    this.settings = settings;
    this.consumer = consumer;
  }

  /// The history of the log. Growth that no recommender has noticed yet is taken to begin at the
  /// end that the log has.
  ///
  /// @throws KafkaException when the broker does not answer
  PartitionHistory of(String log, int partitions, Map<TopicPartition, Long> ends) {
    String id = id(log);
    PartitionHistory history = published(id).orElseGet(() -> PartitionHistory.of(id, partitions));
    return history.partitions() >= partitions
        ? history
        : history.grown(partitions, it -> ends.getOrDefault(new TopicPartition(log, it), 0L));
  }

  private String id(String log) {
    try (Admin admin = Admin.create(new HashMap<>(settings))) {
      TopicDescription described =
          admin
              .describeTopics(List.of(log))
              .allTopicNames()
              .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
              .get(log);
      if (described == null) {
        throw new UnknownTopicOrPartitionException(log);
      }
      return described.topicId().toString();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause
          ? cause
          : new KafkaException("The broker did not describe the log", e.getCause());
    } catch (TimeoutException e) {
      throw new org.apache.kafka.common.errors.TimeoutException(
          "The broker did not describe the log", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted", e);
    }
  }

  private Optional<PartitionHistory> published(String id) {
    List<TopicPartition> topic = new ArrayList<>();
    for (PartitionInfo partition : consumer.partitionsFor(PartitionHistory.TOPIC)) {
      topic.add(new TopicPartition(partition.topic(), partition.partition()));
    }
    byte[] key = id.getBytes(StandardCharsets.UTF_8);
    PartitionHistory[] last = new PartitionHistory[1];
    new BoundedRead(consumer)
        .read(
            Map.of(),
            consumer.endOffsets(topic),
            (ConsumerRecord<byte[], byte[]> record) -> {
              if (Arrays.equals(key, record.key()) && record.value() != null) {
                PartitionHistory.decode(record.value())
                    .filter(it -> it.logId().equals(id))
                    .ifPresent(it -> last[0] = it);
              }
            },
            count -> {});
    return Optional.ofNullable(last[0]);
  }
}
