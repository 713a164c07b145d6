package dev.waymark.recommender.grpc;

import dev.waymark.events.PlaceTokens;
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
  /// @throws StatusRuntimeException when it is none of ours, or another learner's
  Optional<ConsistencyToken> parse(String text, String learnerId) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    ConsistencyToken token = PlaceTokens.decode(text).orElseThrow(Token::notGiven);
    if (!PlaceTokens.names(token, learnerId)) {
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

  /// The token names a place that the log does not have.
  static StatusRuntimeException ofNoPlace() {
    return Failures.invalid(
        FIELD, "names a place that the log does not have: it is not one that this service gave");
  }

  String format(int partition, long nextOffset, String learnerId) {
    return tokens().encode(learnerId, partition, nextOffset);
  }

  private PlaceTokens tokens() {
    return log.tokens()
        .orElseThrow(() -> Failures.unavailable("The log was not reached since the start."));
  }
}
