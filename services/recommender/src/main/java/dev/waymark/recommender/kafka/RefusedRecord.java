package dev.waymark.recommender.kafka;

import dev.waymark.recommender.ingest.DeadLetterReason;
import dev.waymark.recommender.ingest.Entry;

/// Ends the decoding of a record that can't count. Never leaves {@link RecordDecoder}.
final class RefusedRecord extends Exception {
  private static final long serialVersionUID = 1;

  private final DeadLetterReason reason;
  private final String sentence;

  RefusedRecord(DeadLetterReason reason, String sentence) {
    // Bad input is frequent and expected: no stack trace.
    super(sentence, null, false, false);
    this.reason = reason;
    this.sentence = sentence;
  }

  static RefusedRecord invalid(String sentence) {
    return new RefusedRecord(DeadLetterReason.INVALID, sentence);
  }

  Entry.Refused entry() {
    return new Entry.Refused(reason, sentence);
  }
}
