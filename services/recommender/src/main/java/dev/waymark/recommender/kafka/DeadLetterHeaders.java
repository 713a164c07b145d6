package dev.waymark.recommender.kafka;

/// The headers that a dead letter carries beside those it came with.
final class DeadLetterHeaders {
  /// The code of a {@link dev.waymark.recommender.ingest.DeadLetterReason}.
  static final String REASON = "waymark-dlq-reason";

  /// One English sentence.
  static final String MESSAGE = "waymark-dlq-message";

  /// Where the record stands in the log.
  static final String TOPIC = "waymark-dlq-topic";

  static final String PARTITION = "waymark-dlq-partition";
  static final String OFFSET = "waymark-dlq-offset";

  /// When it was set aside, ISO 8601 in UTC.
  static final String TIME = "waymark-dlq-time";

  /// In a record of its own, without key and value: the id of a dead letter that was replayed.
  static final String REPLAYED = "waymark-dlq-replayed";

  private DeadLetterHeaders() {}
}
