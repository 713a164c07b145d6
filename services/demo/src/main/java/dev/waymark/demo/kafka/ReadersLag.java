package dev.waymark.demo.kafka;

import dev.waymark.cli.KafkaUnavailableException;
import dev.waymark.cli.ProgressTopic;
import dev.waymark.log.BrokerReply;
import dev.waymark.log.TopicAdmin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// How far the recommenders have read the log, by the offsets that they commit for tools. Those of
/// each stored form have a group of their own, and the one that is furthest counts.
public final class ReadersLag implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final String servers;
  private final Admin admin;
  private final TopicAdmin topics;
  private final String group;

  /// @param settings of Kafka's client, the servers among them
  /// @param group of the recommenders of the first stored form, such as `waymark-recommender`
  public ReadersLag(Map<String, Object> settings, String group) {
    servers = String.valueOf(settings.get("bootstrap.servers"));
    this.group = group;
    Map<String, Object> all = new HashMap<>(settings);
    all.put("default.api.timeout.ms", 15_000);
    all.put("request.timeout.ms", 15_000);
    admin = Admin.create(all);
    topics = new TopicAdmin(admin, TIMEOUT);
  }

  /// How many records of the log they have still to read.
  ///
  /// @throws KafkaUnavailableException if Kafka does not answer
  public long records() {
    try {
      int partitions =
          topics.describe(ProgressTopic.TOPIC).map(TopicAdmin.Topic::partitions).orElse(0);
      List<TopicPartition> log =
          IntStream.range(0, partitions)
              .mapToObj(it -> new TopicPartition(ProgressTopic.TOPIC, it))
              .toList();
      Map<TopicPartition, Long> ends = topics.ends(log, IsolationLevel.READ_UNCOMMITTED);
      List<Map<TopicPartition, OffsetAndMetadata>> committed = new ArrayList<>();
      for (GroupListing every : BrokerReply.await(admin.listGroups().all(), TIMEOUT)) {
        if (isOfAForm(every.groupId(), group)) {
          committed.add(
              BrokerReply.await(
                  admin.listConsumerGroupOffsets(every.groupId()).partitionsToOffsetAndMetadata(),
                  TIMEOUT));
        }
      }
      return lag(ends, committed);
    } catch (KafkaException e) {
      throw new KafkaUnavailableException(servers, e);
    }
  }

  static boolean isOfAForm(String group, String first) {
    return group.equals(first) || group.startsWith(first + "-form-");
  }

  /// @param committed of each group
  static long lag(
      Map<TopicPartition, Long> ends, List<Map<TopicPartition, OffsetAndMetadata>> committed) {
    return committed.stream()
        .mapToLong(offsets -> lag(ends, offsets))
        .min()
        .orElseGet(() -> lag(ends, Map.of()));
  }

  private static long lag(
      Map<TopicPartition, Long> ends, Map<TopicPartition, OffsetAndMetadata> committed) {
    long lag = 0;
    for (var end : ends.entrySet()) {
      OffsetAndMetadata next = committed.get(end.getKey());
      lag += Math.max(0, end.getValue() - (next == null ? 0 : next.offset()));
    }
    return lag;
  }

  @Override
  public void close() {
    topics.close();
  }
}
