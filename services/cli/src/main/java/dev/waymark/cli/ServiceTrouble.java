package dev.waymark.cli;

/// A service that does not do what is asked of it. The message says what to look at; the command
/// prints it and exits with status 1.
public class ServiceTrouble extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ServiceTrouble(String message) {
    super(message);
  }

  public ServiceTrouble(String message, Exception cause) {
    super(message, cause);
  }
}
