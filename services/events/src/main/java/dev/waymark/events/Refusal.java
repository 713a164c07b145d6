package dev.waymark.events;

/// Ends the reading of a record that can't count. Never leaves {@link LogReader}.
final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  private final RefusalReason reason;
  private final String sentence;

  Refusal(RefusalReason reason, String sentence) {
    // Bad input is frequent and expected: no stack trace.
    super(sentence, null, false, false);
    this.reason = reason;
    this.sentence = sentence;
  }

  static Refusal invalid(String sentence) {
    return new Refusal(RefusalReason.INVALID, sentence);
  }

  LogEvent.Refused event() {
    return new LogEvent.Refused(reason, sentence);
  }
}
