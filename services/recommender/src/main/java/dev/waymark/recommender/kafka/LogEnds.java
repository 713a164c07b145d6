package dev.waymark.recommender.kafka;

import dev.waymark.log.TopicAdmin;
import dev.waymark.recommender.config.RecommenderConfig;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Where the log ends, to tell an offset that does not count yet from one that was never there.
@Singleton
public final class LogEnds {
  private static final Logger LOG = Logger.getLogger(LogEnds.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  /// A broker that did not answer is left alone for so long: many may be waiting.
  private static final long LEFT_ALONE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final KafkaClients clients;
  private final String topic;

  /// By partition, an end that the log had; it only grows, as long as the log is the same.
  private final Map<Integer, Long> seen = new HashMap<>();

  private long asksAgainAt = System.nanoTime();
  private int partitions;
  private ProgressTopics.@Nullable Log described;
  private final LogIdentity identity;
  private @Nullable TopicAdmin admin;

  LogEnds(KafkaClients clients, RecommenderConfig config, LogIdentity identity) {
    this.identity = identity;
    this.clients = clients;
    this.topic = config.progress().topic();
  }

  /// Whether the log has no such offset: no such partition, or fewer than `next` records in it.
  /// False while the broker does not say. Blocks.
  public synchronized boolean lacks(int partition, long next) {
    ProgressTopics.@Nullable Log log = identity.latest();
    if (!Objects.equals(log, described)) {
      seen.clear();
      partitions = 0;
      described = log;
    }
    if (seen.getOrDefault(partition, 0L) >= next || System.nanoTime() < asksAgainAt) {
      return false;
    }
    try {
      return partition >= partitions(partition) || end(partition) < next;
    } catch (InterruptException e) {
      return false;
    } catch (KafkaException e) {
      LOG.debug("The broker does not say where the log ends", e);
      asksAgainAt = System.nanoTime() + LEFT_ALONE_NANOS;
      return false;
    }
  }

  /// How many partitions there are. A topic may grow, so a number beyond the last is looked up.
  private int partitions(int partition) {
    if (partition >= partitions) {
      partitions = admin().describe(topic).map(TopicAdmin.Topic::partitions).orElse(0);
    }
    return partitions;
  }

  private long end(int partition) {
    TopicPartition asked = new TopicPartition(topic, partition);
    long end =
        admin().ends(List.of(asked), IsolationLevel.READ_UNCOMMITTED).getOrDefault(asked, 0L);
    seen.put(partition, end);
    return end;
  }

  private TopicAdmin admin() {
    TopicAdmin open = admin;
    if (open == null) {
      open = clients.topicAdmin(TIMEOUT);
      admin = open;
    }
    return open;
  }

  @PreDestroy
  synchronized void close() {
    if (admin != null) {
      admin.close();
    }
  }
}
