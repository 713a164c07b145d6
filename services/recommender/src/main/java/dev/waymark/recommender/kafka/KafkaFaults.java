package dev.waymark.recommender.kafka;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.jspecify.annotations.Nullable;

/// What is wrong with Kafka, in words for a log.
public final class KafkaFaults {
  private KafkaFaults() {}

  /// The message of the failure; where passwords or certificates are the matter, that of its
  /// innermost cause, for only that one says what is wrong.
  public static String text(KafkaException failure) {
    boolean refused = false;
    Throwable last = failure;
    for (@Nullable Throwable at = failure; at != null; at = at.getCause()) {
      refused |= at instanceof AuthenticationException;
      last = at;
    }
    return String.valueOf((refused ? last : failure).getMessage());
  }
}
