package dev.waymark.recommender.kafka;

import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.learner.AppliedOffsets;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// How far the log is behind, asked of the broker on a thread of its own: a loop that hangs can't
/// say that it does. One thread that lives as long as the service.
@Singleton
public final class LogLag {
  private static final Logger LOG = Logger.getLogger(LogLag.class);
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final long TIMEOUT_SECONDS = 5;

  private final KafkaClients clients;
  private final String topic;
  private final AppliedOffsets applied;
  private final RecommenderMetrics metrics;
  private final InstantSource clock;
  private final LogIdentity identity;
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
      LogIdentity identity) {
    this.clients = clients;
    this.topic = config.progress().topic();
    this.applied = applied;
    this.metrics = metrics;
    this.clock = clock;
    this.identity = identity;
    this.thread = threads.named("waymark-lag").unstarted(this::run);
  }

  /// How far one partition is behind.
  ///
  /// @param records at the broker that do not count yet
  /// @param held those of them that an open transaction holds back
  /// @param heldFor how long a transaction has held the same place
  public record PartitionLag(int partition, long records, long held, Duration heldFor) {}

  /// @param since when the last stable offset was found at this place first
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
        try (Admin admin = clients.admin()) {
          while (!stopping) {
            look(admin);
            Thread.sleep(EVERY);
          }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
          LOG.debug("The broker does not say where the log ends", e);
          Thread.sleep(EVERY);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("Looking ends", e);
    }
  }

  private void look(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
    TopicDescription log =
        admin
            .describeTopics(List.of(topic))
            .allTopicNames()
            .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
            .get(topic);
    if (log != null) {
      identity.is(new ProgressTopics.Log(log.topicId().toString(), log.partitions().size()));
    }
    Collection<Integer> owned = applied.owned();
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    owned.forEach(it -> wanted.put(new TopicPartition(topic, it), OffsetSpec.latest()));
    Map<TopicPartition, ListOffsetsResultInfo> ends =
        ends(admin, wanted, IsolationLevel.READ_UNCOMMITTED);
    Map<TopicPartition, ListOffsetsResultInfo> committed =
        ends(admin, wanted, IsolationLevel.READ_COMMITTED);
    stable.keySet().retainAll(owned);
    List<PartitionLag> found = new ArrayList<>();
    ends.forEach((partition, end) -> {
      ListOffsetsResultInfo readable = committed.getOrDefault(partition, end);
      found.add(lag(partition.partition(), end.offset(), readable.offset()));
    });
    latest = List.copyOf(found);
    found.forEach(it -> metrics.lag(it.partition, it.records, it.held, it.heldFor));
    metrics.lagOf(owned);
  }

  private PartitionLag lag(int partition, long end, long readable) {
    Instant now = clock.instant();
    long held = Math.max(0, end - readable);
    Stable before = stable.get(partition);
    Stable place =
        before != null && before.offset == readable && held > 0
            ? before
            : new Stable(readable, now);
    stable.put(partition, place);
    return new PartitionLag(
        partition,
        Math.max(0, end - applied.next(partition)),
        held,
        Duration.between(place.since, now));
  }

  private static Map<TopicPartition, ListOffsetsResultInfo> ends(
      Admin admin, Map<TopicPartition, OffsetSpec> wanted, IsolationLevel isolation)
      throws ExecutionException, InterruptedException, TimeoutException {
    return wanted.isEmpty()
        ? Map.of()
        : admin
            .listOffsets(wanted, new ListOffsetsOptions(isolation))
            .all()
            .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }
}
