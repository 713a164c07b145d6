package dev.waymark.demo.kafka;

import dev.waymark.cli.KafkaUnavailableException;
import dev.waymark.cli.ProgressLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// How far the recommenders have read the log, by the offsets that they commit for tools.
public final class ReadersLag implements AutoCloseable {
  private final String servers;
  private final Admin admin;
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
  }

  /// How many records of the log they have still to read.
  ///
  /// @throws KafkaUnavailableException if Kafka does not answer
  public long records() {
    try {
      Map<TopicPartition, OffsetAndMetadata> read =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
      for (TopicDescription topic :
          admin.describeTopics(List.of(ProgressLog.TOPIC)).allTopicNames().get().values()) {
        topic
            .partitions()
            .forEach(it ->
                ends.put(
                    new TopicPartition(ProgressLog.TOPIC, it.partition()), OffsetSpec.latest()));
      }
      long lag = 0;
      for (var end : admin.listOffsets(ends).all().get().entrySet()) {
        OffsetAndMetadata place = read.get(end.getKey());
        lag += Math.max(0, end.getValue().offset() - (place == null ? 0 : place.offset()));
      }
      return lag;
    } catch (KafkaException | ExecutionException e) {
      throw new KafkaUnavailableException(servers, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaUnavailableException(servers, e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
