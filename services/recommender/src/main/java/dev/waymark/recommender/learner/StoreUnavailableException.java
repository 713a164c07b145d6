package dev.waymark.recommender.learner;

/// The database does not answer. The same may succeed soon.
public final class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StoreUnavailableException(Throwable cause) {
    // The cause's own message may quote what was to be written.
    super("The database does not answer: " + cause.getClass().getSimpleName(), cause);
  }
}
