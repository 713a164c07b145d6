package dev.waymark.log;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Describes and creates topics. Blocks; every method fails with a {@link KafkaException} when the
/// broker does not answer in time, or refuses.
public final class TopicAdmin implements AutoCloseable {
  private final Admin admin;
  private final Duration timeout;

  /// @param admin closed with this
  public TopicAdmin(Admin admin, Duration timeout) {
    this.admin = admin;
    this.timeout = timeout;
  }

  /// A topic as the broker describes it.
  ///
  /// @param id changes when a topic is deleted and created again
  public record Topic(String id, int partitions) {}

  /// The topic; empty if it does not exist.
  public Optional<Topic> describe(String topic) {
    try {
      TopicDescription found =
          BrokerReply.await(admin.describeTopics(List.of(topic)).allTopicNames(), timeout)
              .get(topic);
      return Optional.ofNullable(found)
          .map(it -> new Topic(it.topicId().toString(), it.partitions().size()));
    } catch (UnknownTopicOrPartitionException e) {
      return Optional.empty();
    }
  }

  /// Creates the topic; one that exists is left as it is.
  public void createIfMissing(NewTopic topic) {
    try {
      BrokerReply.await(admin.createTopics(List.of(topic)).all(), timeout);
    } catch (TopicExistsException e) {
      // Left as it is.
    }
  }

  /// By partition, the offset after the last record, or after the last that no open transaction
  /// holds back.
  public Map<TopicPartition, Long> ends(
      Collection<TopicPartition> partitions, IsolationLevel isolation) {
    Map<TopicPartition, Long> found = new HashMap<>();
    if (!partitions.isEmpty()) {
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      partitions.forEach(it -> latest.put(it, OffsetSpec.latest()));
      BrokerReply.await(admin.listOffsets(latest, new ListOffsetsOptions(isolation)).all(), timeout)
          .forEach((partition, end) -> found.put(partition, end.offset()));
    }
    return found;
  }

  @Override
  public void close() {
    admin.close();
  }
}
