package dev.waymark.seed.release;

/// Neo4j or Kafka did not do its part.
public final class ServerUnavailableException extends RuntimeException {
  /// Something else than the curriculum is at fault.
  ///
  /// @param message what is wrong and what to check, for the operator; on one line
  public ServerUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
