package dev.waymark.gateway.progress;

import dev.waymark.events.PositionTokens;
import dev.waymark.progress.v1.ConsistencyToken;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Consistency tokens in requests. Whether one is genuine is for the recommender to say, which
/// waits for it; what it can't be at all is said here.
public final class ConsistencyTokens {

  /// The header that carries one.
  public static final String HEADER = "Waymark-Consistency-Token";

  private ConsistencyTokens() {}

  /// What is wrong with a token; null when it may be one of this learner's.
  public static @Nullable String faultIn(String token, String learnerId) {
    Optional<ConsistencyToken> decoded = PositionTokens.decode(token);
    if (decoded.isEmpty()) {
      return "must be a token as it was given, unchanged";
    }
    return PositionTokens.names(decoded.get(), learnerId)
        ? null
        : "is the token of another learner";
  }
}
