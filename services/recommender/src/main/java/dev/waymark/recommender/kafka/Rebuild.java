package dev.waymark.recommender.kafka;

import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.learner.AppliedOffsets;
import dev.waymark.recommender.neo4j.Neo4jLearners;
import dev.waymark.recommender.neo4j.Neo4jProgressLog;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/// Removes all learner state and builds it again from the log. Blocks.
@Singleton
public final class Rebuild {
  private static final long LOOK_MILLIS = 200;

  private final KafkaClients clients;
  private final RecommenderConfig.Progress config;
  private final Neo4jProgressLog stored;
  private final Neo4jLearners learners;
  private final AppliedOffsets applied;
  private final DeadLetters deadLetters;
  private final Ingestion ingestion;

  Rebuild(
      KafkaClients clients,
      RecommenderConfig config,
      Neo4jProgressLog stored,
      Neo4jLearners learners,
      AppliedOffsets applied,
      DeadLetters deadLetters,
      Ingestion ingestion) {
    this.clients = clients;
    this.config = config.progress();
    this.stored = stored;
    this.learners = learners;
    this.applied = applied;
    this.deadLetters = deadLetters;
    this.ingestion = ingestion;
  }

  /// Whether a recommender reads the log now; then nothing may be rebuilt.
  public boolean inUse() {
    try (Admin admin = clients.admin()) {
      return admin.describeConsumerGroups(List.of(config.groupId())).all().get().values().stream()
          .anyMatch(group -> !group.members().isEmpty());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return false;
      }
      throw new KafkaException("The broker did not describe the group", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted", e);
    }
  }

  /// Rebuilds up to the end that the log has now.
  ///
  /// @param progress told the records still to read, now and then
  /// @return how many records were read
  public long run(LongConsumer progress) throws InterruptedException {
    Map<TopicPartition, Long> ends;
    try (WholeTopic log = new WholeTopic(clients.looseConsumer(), config.topic())) {
      ends = log.ends();
    }
    List<Integer> partitions = ends.keySet().stream().map(TopicPartition::partition).toList();
    PastRecords past = new PastRecords(stored.places(partitions), deadLetters.origins());
    stored.forget();
    learners.eraseAll();
    ingestion.start(past);
    long left = left(ends);
    while (left > 0) {
      progress.accept(left);
      Thread.sleep(LOOK_MILLIS);
      left = left(ends);
    }
    ingestion.stop();
    return ends.values().stream().mapToLong(Long::longValue).sum();
  }

  private long left(Map<TopicPartition, Long> ends) {
    long left = 0;
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      left += Math.max(0, end.getValue() - applied.next(end.getKey().partition()));
    }
    return left;
  }
}
