package dev.waymark.recommender.kafka;

import dev.waymark.events.LogKeys;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.config.RequiredKeys;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Whose profiles and erasures count, as configured.
@Singleton
public final class LogTrust {
  private final RequiredKeys<LogKeys> keys;

  /// @throws IllegalStateException when the keys can't be had, or none are given and needed
  LogTrust(RecommenderConfig config) {
    this.keys =
        RequiredKeys.of(
            config.progress().keyFile(),
            config.progress().unsigned(),
            new RequiredKeys.Settings(
                "waymark.recommender.progress.key-file",
                "waymark.recommender.progress.unsigned",
                "Anyone who may write to %s can replace profiles and erase learners"
                    .formatted(config.progress().topic()),
                "count only what is signed"),
            LogKeys::read);
  }

  /// What profiles and erasures are signed with.
  Optional<LogKeys> signing() {
    return keys.given();
  }

  /// Of which one must have signed a profile or an erasure; empty when all count.
  public Optional<LogKeys> required() {
    return keys.required();
  }
}
