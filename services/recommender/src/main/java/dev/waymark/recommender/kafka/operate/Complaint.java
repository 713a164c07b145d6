package dev.waymark.recommender.kafka.operate;

import dev.waymark.log.BrokerReply;

/// One line on why a command was not done.
public final class Complaint {
  private Complaint() {}

  /// What went wrong, and what is at the bottom of it.
  ///
  /// @param kafka where Kafka was looked for
  public static String of(Throwable failure, String kafka) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String inner = message(root);
    if (BrokerReply.hasSilence(failure)) {
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
