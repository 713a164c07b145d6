package dev.waymark.recommender.kafka;

import dev.waymark.events.LogKeys;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.config.RecommenderConfig.Unsigned;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Whose profiles and erasures count, as configured.
@Singleton
public final class LogTrust {
  private static final Logger LOG = Logger.getLogger(LogTrust.class);

  private final Optional<LogKeys> keys;
  private final boolean acceptsUnsigned;

  /// @throws IllegalStateException when the keys can't be had, or none are given and needed
  LogTrust(RecommenderConfig config) {
    this.keys = config.progress().keyFile().map(LogTrust::read);
    this.acceptsUnsigned =
        config.progress().unsigned().orElse(keys.isPresent() ? Unsigned.REFUSE : Unsigned.ACCEPT)
            == Unsigned.ACCEPT;
    if (keys.isEmpty() && !acceptsUnsigned) {
      throw new IllegalStateException(
          "waymark.recommender.progress.unsigned is refuse, and no key is given to sign with: set waymark.recommender.progress.key-file");
    }
    if (acceptsUnsigned) {
      LOG.warnf(
          "Anyone who may write to %s can replace profiles and erase learners: %s",
          config.progress().topic(),
          keys.isPresent()
              ? "waymark.recommender.progress.unsigned is accept"
              : "set waymark.recommender.progress.key-file to count only what is signed");
    }
  }

  private static LogKeys read(Path file) {
    try {
      return LogKeys.read(file);
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "The keys of waymark.recommender.progress.key-file can't be read from %s: %s"
              .formatted(file, e instanceof IOException ? e.toString() : e.getMessage()),
          e);
    }
  }

  /// What profiles and erasures are signed with.
  Optional<LogKeys> signing() {
    return keys;
  }

  /// Of which one must have signed a profile or an erasure; empty when all count.
  Optional<LogKeys> required() {
    return acceptsUnsigned ? Optional.empty() : keys;
  }
}
