package dev.waymark.seed.release;

/// A publish that changed nothing because the author must do something first.
public final class PublishRefusedException extends RuntimeException {
  /// Nothing was changed.
  ///
  /// @param message what is wrong and what to do, for the author
  public PublishRefusedException(String message) {
    super(message);
  }
}
