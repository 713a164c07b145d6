package dev.waymark.load.replay;

/// What becomes of one record of the log.
sealed interface RecordOutcome {
  record Applied() implements RecordOutcome {}

  record Duplicate() implements RecordOutcome {}

  /// It counts where it is repeated.
  record Forwarded() implements RecordOutcome {}

  /// It is rejected.
  ///
  /// @param reason the code that its dead letter bears
  record DeadLetter(String reason) implements RecordOutcome {}
}
