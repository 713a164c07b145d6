package dev.waymark.recommender.insight;

import dev.waymark.recommender.kafka.LogIdentity;
import dev.waymark.recommender.kafka.LogLag;
import dev.waymark.recommender.kafka.LogLag.PartitionLag;
import dev.waymark.recommender.learner.AppliedOffsets;
import dev.waymark.recommender.observability.RecommenderMetrics;
import dev.waymark.recommender.observability.RecommenderMetrics.Ingested;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// How this instance takes in the log, from what its metrics and its readiness tell.
@Singleton
public final class IngestionView {
  private final AppliedOffsets applied;
  private final LogIdentity log;
  private final LogLag lag;
  private final RecommenderMetrics metrics;

  IngestionView(AppliedOffsets applied, LogIdentity log, LogLag lag, RecommenderMetrics metrics) {
    this.applied = applied;
    this.log = log;
    this.lag = lag;
    this.metrics = metrics;
  }

  /// What is known now.
  ///
  /// @param partitions how many this instance reads
  /// @param logPartitions how many the log has; 0 until the broker said
  /// @param lag records of its partitions that do not count yet; empty until the broker told of
  ///   each
  public record Ingestion(int partitions, int logPartitions, OptionalLong lag, Ingested ingested) {}

  public Ingestion now() {
    Set<Integer> owned = applied.owned();
    return new Ingestion(owned.size(), log.partitions(), lag(owned), metrics.ingested());
  }

  private OptionalLong lag(Set<Integer> owned) {
    List<PartitionLag> latest = lag.latest();
    Set<Integer> told = latest.stream().map(PartitionLag::partition).collect(Collectors.toSet());
    return told.containsAll(owned)
        ? OptionalLong.of(
            latest.stream()
                .filter(it -> owned.contains(it.partition()))
                .mapToLong(PartitionLag::records)
                .sum())
        : OptionalLong.empty();
  }
}
