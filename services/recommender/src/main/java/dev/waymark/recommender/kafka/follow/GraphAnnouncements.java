package dev.waymark.recommender.kafka.follow;

import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.graph.GraphRefresh;
import dev.waymark.recommender.kafka.KafkaClients;
import dev.waymark.recommender.wiring.ServiceThreads;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/// Looks for another graph release when one is announced, and now and then anyway: an announcement
/// is a hint, the database decides. One thread that lives as long as the service.
@Singleton
public final class GraphAnnouncements {
  private static final Logger LOG = Logger.getLogger(GraphAnnouncements.class);
  private static final Duration POLL = Duration.ofMillis(200);

  private final RecommenderConfig.Graph config;
  private final GraphRefresh refresh;
  private final InstantSource clock;
  private final FollowerThread thread;
  private boolean failing;

  GraphAnnouncements(
      KafkaClients clients,
      ServiceThreads threads,
      RecommenderConfig config,
      GraphRefresh refresh,
      InstantSource clock) {
    this.config = config.graph();
    this.refresh = refresh;
    this.clock = clock;
    this.thread =
        new FollowerThread(
            "waymark-graph-releases",
            threads,
            clients.readers()::ofMany,
            this::listen,
            this::failed);
  }

  public void start() {
    thread.start();
  }

  public void stop() throws InterruptedException {
    thread.stop();
  }

  private void listen(Consumer<byte[], byte[]> consumer) throws InterruptedException {
    boolean listening = false;
    Instant due = Instant.MIN;
    while (!thread.isStopping()) {
      if (!clock.instant().isBefore(due)) {
        refresh.refresh();
        recovered();
        due = clock.instant().plus(config.checkEvery());
      }
      if (listening) {
        due = consumer.poll(POLL).isEmpty() ? due : Instant.MIN;
      } else if (assign(consumer)) {
        // Whatever was announced until now is found by looking once more.
        listening = true;
        due = Instant.MIN;
      } else {
        Thread.sleep(POLL);
      }
    }
  }

  /// Moves the consumer to the end of the topic; false while there is no such topic, or no broker.
  private boolean assign(Consumer<byte[], byte[]> consumer) {
    try {
      List<TopicPartition> partitions =
          consumer.partitionsFor(config.releasesTopic(), Duration.ofSeconds(2)).stream()
              .map(it -> new TopicPartition(it.topic(), it.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      partitions.forEach(consumer::position);
      return !partitions.isEmpty();
    } catch (TimeoutException | UnknownTopicOrPartitionException e) {
      LOG.debug("No announcements of graph releases yet", e);
      return false;
    }
  }

  private void recovered() {
    if (failing) {
      failing = false;
      thread.works();
      LOG.info("The graph can be read again");
    }
  }

  private void failed(RuntimeException cause) {
    if (!failing) {
      failing = true;
      LOG.errorf("The graph can't be read; trying again: %s", cause.getMessage());
    }
    LOG.debug("Reading the graph failed", cause);
  }
}
