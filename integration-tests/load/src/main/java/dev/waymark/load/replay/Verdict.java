package dev.waymark.load.replay;

/// What becomes of one record of the log.
sealed interface Verdict {
  record Applied() implements Verdict {}

  record Duplicate() implements Verdict {}

  /// It counts where it is repeated.
  record Forwarded() implements Verdict {}

  /// It is set aside.
  ///
  /// @param reason the code that its dead letter bears
  record DeadLetter(String reason) implements Verdict {}
}
