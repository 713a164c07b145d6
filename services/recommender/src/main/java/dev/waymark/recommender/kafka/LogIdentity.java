package dev.waymark.recommender.kafka;

import dev.waymark.events.PositionTokens;
import dev.waymark.recommender.config.RecommenderConfig;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which log this is: known once the broker has described it, and kept while it does not answer.
@Singleton
public final class LogIdentity {
  private final Optional<PositionTokens> bySecret;
  private volatile Optional<PositionTokens> byLog = Optional.empty();
  private volatile ProgressTopics.@Nullable Log latest;

  LogIdentity(RecommenderConfig config) {
    this.bySecret = config.progress().tokenSecret().map(PositionTokens::bySecret);
  }

  /// The broker described the log.
  public void is(ProgressTopics.Log log) {
    byLog = Optional.of(PositionTokens.byLog(log.id()));
    latest = log;
  }

  /// What tokens are made and judged with; empty as long as the log is not known.
  public Optional<PositionTokens> tokens() {
    return bySecret.isPresent() ? bySecret : byLog;
  }

  /// How many partitions the log has at least.
  public int partitions() {
    ProgressTopics.Log log = latest;
    return log == null ? 0 : log.partitions();
  }

  /// Whether the broker last described another log than `log`, or more partitions of it.
  public boolean differsFrom(ProgressTopics.Log log) {
    return !log.equals(latest);
  }

  /// What the broker last said.
  ProgressTopics.@Nullable Log latest() {
    return latest;
  }
}
