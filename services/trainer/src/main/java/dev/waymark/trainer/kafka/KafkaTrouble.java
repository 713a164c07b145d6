package dev.waymark.trainer.kafka;

/// Kafka that does not do what is asked of it. The message says what to look at; the command prints
/// it and exits with status 1.
public final class KafkaTrouble extends RuntimeException {
  public KafkaTrouble(String message) {
    super(message);
  }

  /// @param servers where Kafka was looked for
  public KafkaTrouble(String servers, Exception cause) {
    super(
        "Kafka at %s does not answer as it should (%s). Check that it runs and that --bootstrap-servers is right."
            .formatted(servers, firstLine(cause)),
        cause);
  }

  private static String firstLine(Throwable cause) {
    Throwable root = cause.getCause() == null ? cause : cause.getCause();
    return String.valueOf(root.getMessage()).lines().findFirst().orElse(root.toString());
  }
}
