package dev.waymark.recommender.kafka;

import dev.waymark.log.TopicAdmin;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.learner.AppliedOffsets;
import dev.waymark.recommender.learner.StateProgress;
import dev.waymark.recommender.observability.RecommenderMetrics;
import dev.waymark.recommender.wiring.ServiceThreads;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/// How far the log is behind, asked of the broker on a thread of its own: a loop that hangs can't
/// say that it does. One thread that lives as long as the service.
@Singleton
public final class LogLag {
  private static final Logger LOG = Logger.getLogger(LogLag.class);
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final KafkaClients clients;
  private final String topic;
  private final AppliedOffsets applied;
  private final RecommenderMetrics metrics;
  private final InstantSource clock;
  private final LogIdentity identity;
  private final StateProgress state;
  private final Thread thread;
  private final Map<Integer, Stable> stable = new HashMap<>();
  private volatile boolean stopping;
  private volatile List<PartitionLag> latest = List.of();

  LogLag(
      KafkaClients clients,
      RecommenderConfig config,
      AppliedOffsets applied,
      RecommenderMetrics metrics,
      ServiceThreads threads,
      InstantSource clock,
      LogIdentity identity,
      StateProgress state) {
    this.clients = clients;
    this.topic = config.progress().topic();
    this.applied = applied;
    this.metrics = metrics;
    this.clock = clock;
    this.identity = identity;
    this.state = state;
    this.thread = threads.named("waymark-lag").unstarted(this::run);
  }

  /// How far one partition is behind.
  ///
  /// @param records at the broker that do not count yet
  /// @param held those of them that an open transaction holds back
  /// @param heldFor how long a transaction has held back the same offset
  public record PartitionLag(int partition, long records, long held, Duration heldFor) {}

  /// @param since when the last stable offset was found at this offset first
  private record Stable(long offset, Instant since) {}

  public void start() {
    thread.start();
  }

  public void stop() {
    stopping = true;
    thread.interrupt();
  }

  /// What the broker last said of the partitions that this instance reads.
  public List<PartitionLag> latest() {
    return latest;
  }

  private void run() {
    try {
      while (!stopping) {
        try (TopicAdmin admin = clients.topicAdmin(TIMEOUT)) {
          while (!stopping) {
            look(admin);
            Thread.sleep(EVERY);
          }
        } catch (InterruptException e) {
          throw e;
        } catch (KafkaException e) {
          LOG.debug("The broker does not say where the log ends", e);
          Thread.sleep(EVERY);
        }
      }
    } catch (InterruptedException | InterruptException e) {
      LOG.debug("Looking ends", e);
    }
  }

  private void look(TopicAdmin admin) {
    admin
        .describe(topic)
        .ifPresent(it -> identity.is(new ProgressTopics.Log(it.id(), it.partitions())));
    Collection<Integer> owned = applied.owned();
    List<TopicPartition> wanted = owned.stream().map(it -> new TopicPartition(topic, it)).toList();
    Map<TopicPartition, Long> ends = admin.ends(wanted, IsolationLevel.READ_UNCOMMITTED);
    Map<TopicPartition, Long> readable = admin.ends(wanted, IsolationLevel.READ_COMMITTED);
    stable.keySet().retainAll(owned);
    List<PartitionLag> found = new ArrayList<>();
    ends.forEach((partition, end) ->
        found.add(lag(partition.partition(), end, readable.getOrDefault(partition, end))));
    latest = List.copyOf(found);
    metrics.storedStateLeft(state.left());
    if (state.isLeading()) {
      found.forEach(it -> metrics.lag(it.partition, it.records, it.held, it.heldFor));
      metrics.lagOf(owned);
    } else {
      // Those that store the form that leads say how far the log is behind.
      metrics.lagOf(List.of());
    }
  }

  private PartitionLag lag(int partition, long end, long readable) {
    Instant now = clock.instant();
    long held = Math.max(0, end - readable);
    Stable before = stable.get(partition);
    Stable current =
        before != null && before.offset == readable && held > 0
            ? before
            : new Stable(readable, now);
    stable.put(partition, current);
    return new PartitionLag(
        partition,
        Math.max(0, end - applied.next(partition)),
        held,
        Duration.between(current.since, now));
  }
}
