package dev.waymark.cli;

/// A service that does not do what is asked of it. The message says what to look at; the command
/// prints it and exits with status 1.
public class ServiceUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ServiceUnavailableException(String message) {
    super(message);
  }

  public ServiceUnavailableException(String message, Exception cause) {
    super(message, cause);
  }
}
