package dev.waymark.demo.kafka;

import dev.waymark.cli.KafkaUnavailableException;
import dev.waymark.cli.ProgressTopic;
import dev.waymark.log.BrokerReply;
import dev.waymark.log.TopicAdmin;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// How far the recommenders have read the log, by the offsets that they commit for tools.
public final class ReadersLag implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final String servers;
  private final Admin admin;
  private final TopicAdmin topics;
  private final String group;

  /// @param settings of Kafka's client, the servers among them
  /// @param group of the recommenders, such as `waymark-recommender`
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
      Map<TopicPartition, OffsetAndMetadata> committed =
          BrokerReply.await(
              admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(), TIMEOUT);
      int partitions =
          topics.describe(ProgressTopic.TOPIC).map(TopicAdmin.Topic::partitions).orElse(0);
      List<TopicPartition> log =
          IntStream.range(0, partitions)
              .mapToObj(it -> new TopicPartition(ProgressTopic.TOPIC, it))
              .toList();
      long lag = 0;
      for (var end : topics.ends(log, IsolationLevel.READ_UNCOMMITTED).entrySet()) {
        OffsetAndMetadata next = committed.get(end.getKey());
        lag += Math.max(0, end.getValue() - (next == null ? 0 : next.offset()));
      }
      return lag;
    } catch (KafkaException e) {
      throw new KafkaUnavailableException(servers, e);
    }
  }

  @Override
  public void close() {
    topics.close();
  }
}
