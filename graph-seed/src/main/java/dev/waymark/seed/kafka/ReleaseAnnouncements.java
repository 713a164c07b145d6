package dev.waymark.seed.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waymark.engine.graph.Curriculum;
import dev.waymark.log.BrokerReply;
import dev.waymark.log.TopicAdmin;
import dev.waymark.log.TopicConsumers;
import dev.waymark.log.TopicReader;
import dev.waymark.seed.release.Release;
import dev.waymark.seed.release.ServerUnavailableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringSerializer;

/// The announcements in the Kafka topic `waymark.graph-releases.v1`, which is created if missing:
/// one partition, compacted, replicated as the broker is set to.
public final class ReleaseAnnouncements {
  private static final Duration TIMEOUT = Duration.ofSeconds(8);
  private static final int TIMEOUT_MS = Math.toIntExact(TIMEOUT.toMillis());

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
    Set<String> keys = new HashSet<>();
    try (TopicReader<byte[], byte[]> topic =
        new TopicReader<>(
            TopicConsumers.ofBytes(settings(Map.of("default.api.timeout.ms", TIMEOUT_MS))),
            Announcement.TOPIC)) {
      topic.readLatest(
          MAX_LOOK_BACK,
          record -> {
            if (record.key() != null) {
              keys.add(new String(record.key(), UTF_8));
            }
          });
    } catch (KafkaException e) {
      throw outage(e);
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
                    TIMEOUT_MS,
                    "delivery.timeout.ms",
                    2 * TIMEOUT_MS)),
            new StringSerializer(),
            new StringSerializer())) {
      BrokerReply.await(
          producer.send(Announcement.of(release, curriculum)), TIMEOUT.multipliedBy(3));
    } catch (KafkaException e) {
      throw outage(e);
    }
  }

  private void createTopic() {
    NewTopic topic =
        new NewTopic(Announcement.TOPIC, Optional.of(1), Optional.empty())
            .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    Map<String, Object> client = settings(Map.of("default.api.timeout.ms", TIMEOUT_MS));
    try (TopicAdmin admin = new TopicAdmin(Admin.create(client), TIMEOUT.multipliedBy(2))) {
      admin.createIfMissing(topic);
    } catch (KafkaException e) {
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

  private ServerUnavailableException outage(KafkaException cause) {
    return new ServerUnavailableException(
        BrokerReply.isSilence(cause)
            ? "Kafka does not answer at %s. Check that it runs and that the address is right."
                .formatted(access)
            : "Kafka at %s refused: %s".formatted(access, sentence(BrokerReply.reason(cause))),
        cause);
  }

  private static String sentence(String reason) {
    return reason.endsWith(".") ? reason : reason + ".";
  }
}
