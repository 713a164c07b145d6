package dev.waymark.recommender.grpc;

import dev.waymark.events.PositionTokens;
import dev.waymark.progress.v1.ConsistencyToken;
import dev.waymark.recommender.kafka.LogIdentity;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Consistency tokens on the wire.
@Singleton
final class Token {
  private static final String FIELD = "consistency_token";

  private final LogIdentity log;

  Token(LogIdentity log) {
    this.log = log;
  }

  /// The token, or nothing when the text is empty.
  ///
  /// @throws StatusRuntimeException when it is not one that Waymark gave, or another learner's
  Optional<ConsistencyToken> parse(String text, String learnerId) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    ConsistencyToken token = PositionTokens.decode(text).orElseThrow(Token::notGiven);
    if (!PositionTokens.names(token, learnerId)) {
      throw Failures.invalid(FIELD, "belongs to another learner");
    }
    if (!tokens().isGenuine(token, learnerId)) {
      throw notGiven();
    }
    return Optional.of(token);
  }

  private static StatusRuntimeException notGiven() {
    return Failures.invalid(FIELD, "is not one that this service gave");
  }

  /// The token names an offset that the log does not have.
  static StatusRuntimeException ofNoOffset() {
    return Failures.invalid(
        FIELD, "names an offset that the log does not have: it is not one that this service gave");
  }

  String format(int partition, long nextOffset, String learnerId) {
    return tokens().encode(learnerId, partition, nextOffset);
  }

  private PositionTokens tokens() {
    return log.tokens()
        .orElseThrow(() -> Failures.unavailable("The log was not reached since the start."));
  }
}
