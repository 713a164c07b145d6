package dev.waymark.seed.kafka;

import dev.waymark.engine.graph.Curriculum;
import dev.waymark.seed.release.Release;
import dev.waymark.seed.release.ServerUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// The announcements in the Kafka topic `waymark.graph-releases.v1`, which is created if missing:
/// one partition, compacted, replicated as the broker is set to.
public final class ReleaseAnnouncements {
  private static final Duration TIMEOUT = Duration.ofSeconds(8);

  /// How far back from the end of the topic an announcement is looked for, in records. Releases are
  /// few, and the current one was announced last; repeated and late announcements of others may
  /// follow it.
  private static final long MAX_LOOK_BACK = 1_000;

  private final KafkaAccess access;

  /// Does not connect yet.
  public ReleaseAnnouncements(KafkaAccess access) {
    this.access = access;
  }

  /// The ids of the releases that were announced lately; none when the topic is missing.
  ///
  /// @throws ServerUnavailableException if the broker does not answer
  public Set<String> announced() {
    try (Consumer<String, String> consumer =
        new KafkaConsumer<>(
            settings(
                Map.of(
                    "enable.auto.commit",
                    false,
                    "allow.auto.create.topics",
                    false,
                    "default.api.timeout.ms",
                    (int) TIMEOUT.toMillis(),
                    "auto.offset.reset",
                    "earliest")),
            new StringDeserializer(),
            new StringDeserializer())) {
      return keys(consumer);
    } catch (KafkaException e) {
      throw outage(e);
    }
  }

  private static Set<String> keys(Consumer<String, String> consumer) {
    List<TopicPartition> partitions =
        Optional.ofNullable(consumer.partitionsFor(Announcement.TOPIC)).orElse(List.of()).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
    consumer.assign(partitions);
    for (TopicPartition partition : partitions) {
      consumer.seek(
          partition,
          Math.max(
              first.getOrDefault(partition, 0L), end.getOrDefault(partition, 0L) - MAX_LOOK_BACK));
    }
    Set<String> keys = new HashSet<>();
    Instant deadline = Instant.now().plus(TIMEOUT);
    while (partitions.stream().anyMatch(p -> consumer.position(p) < end.getOrDefault(p, 0L))) {
      if (Instant.now().isAfter(deadline)) {
        throw new org.apache.kafka.common.errors.TimeoutException("reading " + Announcement.TOPIC);
      }
      for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
        keys.add(String.valueOf(record.key()));
      }
    }
    return keys;
  }

  /// Announces a release and returns when the broker has it.
  ///
  /// @throws ServerUnavailableException if the broker does not take it
  public void announce(Release release, Curriculum curriculum) {
    createTopic();
    try (Producer<String, String> producer =
        new KafkaProducer<>(
            settings(
                Map.of(
                    "acks",
                    "all",
                    "max.block.ms",
                    TIMEOUT.toMillis(),
                    "request.timeout.ms",
                    (int) TIMEOUT.toMillis(),
                    "delivery.timeout.ms",
                    2 * (int) TIMEOUT.toMillis())),
            new StringSerializer(),
            new StringSerializer())) {
      producer
          .send(Announcement.of(release, curriculum))
          .get(3 * TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (KafkaException | TimeoutException e) {
      throw outage(e);
    } catch (ExecutionException e) {
      throw outage(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw outage(e);
    }
  }

  private void createTopic() {
    NewTopic topic =
        new NewTopic(Announcement.TOPIC, Optional.of(1), Optional.empty())
            .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    try (Admin admin =
        Admin.create(settings(Map.of("default.api.timeout.ms", (int) TIMEOUT.toMillis())))) {
      admin.createTopics(List.of(topic)).all().get(2 * TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw outage(e.getCause() == null ? e : e.getCause());
      }
    } catch (KafkaException | TimeoutException e) {
      throw outage(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw outage(e);
    }
  }

  private Map<String, Object> settings(Map<String, Object> own) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("request.timeout.ms", 5_000);
    settings.put("client.id", "waymark-graph-seed");
    settings.putAll(access.settings());
    settings.put("bootstrap.servers", access.bootstrapServers());
    settings.putAll(own);
    return settings;
  }

  private ServerUnavailableException outage(Throwable cause) {
    boolean silence =
        cause instanceof org.apache.kafka.common.errors.TimeoutException
            || cause instanceof TimeoutException;
    return new ServerUnavailableException(
        silence
            ? "Kafka does not answer at %s. Check that it runs and that the address is right."
                .formatted(access)
            : "Kafka at %s refused: %s".formatted(access, reason(cause)),
        cause);
  }

  private static String reason(Throwable cause) {
    Throwable last = cause.getCause() == null ? cause : cause.getCause();
    return String.valueOf(last.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
