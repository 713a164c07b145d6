package dev.waymark.events;

/// Ends the reading of a record that can't be applied. Never leaves {@link LogReader}.
final class RejectedRecordException extends Exception {
  private static final long serialVersionUID = 1;

  private final DeadLetterReason reason;
  private final String sentence;

  RejectedRecordException(DeadLetterReason reason, String sentence) {
    // Bad input is frequent and expected: no stack trace.
    super(sentence, null, false, false);
    this.reason = reason;
    this.sentence = sentence;
  }

  static RejectedRecordException invalid(String sentence) {
    return new RejectedRecordException(DeadLetterReason.INVALID, sentence);
  }

  LogEvent.Refused event() {
    return new LogEvent.Refused(reason, sentence);
  }
}
