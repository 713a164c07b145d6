package dev.waymark.recommender.kafka.operate;

import dev.waymark.log.BrokerReply;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.kafka.KafkaClients;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/// The consumer group of the recommenders. Blocks.
@Singleton
public final class LogReaders {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final KafkaClients clients;
  private final RecommenderConfig.Progress config;

  LogReaders(KafkaClients clients, RecommenderConfig config) {
    this.clients = clients;
    this.config = config.progress();
  }

  /// Whether a recommender reads the log now; then nothing may be rebuilt or replaced.
  public boolean any() {
    try (Admin admin = clients.admin()) {
      return get(admin.describeConsumerGroups(List.of(config.groupId())).all()).values().stream()
          .anyMatch(group -> !group.members().isEmpty());
    } catch (GroupIdNotFoundException e) {
      return false;
    }
  }

  /// By partition of the log, the offset that was committed to Kafka.
  Map<Integer, Long> committed() {
    try (Admin admin = clients.admin()) {
      Map<Integer, Long> found = new HashMap<>();
      get(admin.listConsumerGroupOffsets(config.groupId()).partitionsToOffsetAndMetadata())
          .forEach((partition, offset) -> {
            if (partition.topic().equals(config.topic()) && offset != null) {
              found.put(partition.partition(), offset.offset());
            }
          });
      return found;
    }
  }

  private static <T> T get(KafkaFuture<T> reply) {
    return BrokerReply.await(reply, TIMEOUT);
  }
}
