package dev.waymark.recommender.kafka;

import dev.waymark.recommender.config.RecommenderConfig;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Where the log ends, to tell a place that does not count yet from one that was never there.
@Singleton
public final class LogEnds {
  private static final Logger LOG = Logger.getLogger(LogEnds.class);
  private static final long TIMEOUT_MILLIS = 1_000;

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
  private @Nullable Admin admin;

  LogEnds(KafkaClients clients, RecommenderConfig config, LogIdentity identity) {
    this.identity = identity;
    this.clients = clients;
    this.topic = config.progress().topic();
  }

  /// Whether the log has no such place: no such partition, or fewer than `next` records in it.
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
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      LOG.debug("The broker does not say where the log ends", e);
      asksAgainAt = System.nanoTime() + LEFT_ALONE_NANOS;
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// How many partitions there are. A topic may grow, so a number beyond the last is looked up.
  private int partitions(int partition)
      throws ExecutionException, TimeoutException, InterruptedException {
    if (partition >= partitions) {
      TopicDescription log =
          admin()
              .describeTopics(List.of(topic))
              .allTopicNames()
              .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
              .get(topic);
      partitions = log == null ? 0 : log.partitions().size();
    }
    return partitions;
  }

  private long end(int partition)
      throws ExecutionException, TimeoutException, InterruptedException {
    TopicPartition asked = new TopicPartition(topic, partition);
    long end =
        admin()
            .listOffsets(Map.of(asked, OffsetSpec.latest()))
            .partitionResult(asked)
            .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
            .offset();
    seen.put(partition, end);
    return end;
  }

  private Admin admin() {
    Admin open = admin;
    if (open == null) {
      open = clients.admin();
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
