package dev.waymark.recommender.kafka.ingest;

import dev.waymark.recommender.observability.RecommenderMetrics;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Records of the log that can neither be applied nor become dead letters. One must not stop its
/// partition for ever: it is passed over and stays in the log, where `dlq show` can look at it.
@Singleton
public final class SkippedRecords {
  private static final Logger LOG = Logger.getLogger(SkippedRecords.class);

  private final RecommenderMetrics metrics;
  private final AtomicLong count = new AtomicLong();

  SkippedRecords(RecommenderMetrics metrics) {
    this.metrics = metrics;
  }

  void add(int partition, long offset, String why) {
    count.incrementAndGet();
    metrics.passed();
    LOG.errorf(
        "The record at partition %d, offset %d of the log is passed over: %s. See `dlq show %d@%d`.",
        partition, offset, why, partition, offset);
  }

  /// How many were passed over since the start.
  public long count() {
    return count.get();
  }
}
