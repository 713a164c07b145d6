package dev.waymark.recommender.command;

import dev.waymark.log.BrokerReply;
import org.apache.kafka.common.KafkaException;

/// One line on why a command was not done.
final class Complaint {
  private Complaint() {}

  /// What went wrong, and what is at the bottom of it.
  ///
  /// @param kafka where Kafka was looked for
  static String of(Throwable failure, String kafka) {
    Throwable root = failure;
    boolean silent = false;
    for (Throwable each = failure; each != null; each = each.getCause()) {
      silent |= each instanceof KafkaException && BrokerReply.isSilence(each);
      root = each;
    }
    String inner = message(root);
    if (silent) {
      return "Kafka at %s does not answer (%s). Check that it runs and that --bootstrap-servers is right."
          .formatted(kafka, inner);
    }
    String outer = message(failure);
    return outer.contains(inner) ? outer : "%s (%s)".formatted(outer, inner);
  }

  private static String message(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.toString() : message;
  }
}
