package dev.waymark.cli;

/// Kafka that does not do what is asked of it.
public final class KafkaUnavailableException extends ServiceUnavailableException {
  private static final long serialVersionUID = 1;

  public KafkaUnavailableException(String message) {
    super(message);
  }

  /// @param servers where Kafka was looked for
  public KafkaUnavailableException(String servers, Exception cause) {
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
