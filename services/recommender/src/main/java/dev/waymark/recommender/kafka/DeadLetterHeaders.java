package dev.waymark.recommender.kafka;

/// The headers that a dead letter carries beside those it came with.
public final class DeadLetterHeaders {
  /// What the names of all of them begin with. Headers of senders that do are left out.
  public static final String PREFIX = "waymark-dlq-";

  /// The code of a {@link dev.waymark.events.DeadLetterReason}.
  public static final String REASON = PREFIX + "reason";

  /// One English sentence.
  public static final String MESSAGE = PREFIX + "message";

  /// Where the record stands in the log.
  public static final String TOPIC = PREFIX + "topic";

  public static final String PARTITION = PREFIX + "partition";
  public static final String OFFSET = PREFIX + "offset";

  /// The id that the broker gave the log's topic: another after it was deleted and created again.
  public static final String LOG_ID = PREFIX + "log-id";

  /// When it was rejected, ISO 8601 in UTC.
  public static final String TIME = PREFIX + "time";

  /// The length of a key or value in bytes, where the dead letter has only its head.
  public static final String KEY_LENGTH = PREFIX + "key-length";

  public static final String VALUE_LENGTH = PREFIX + "value-length";

  /// The SHA-256 of such a key or value, in hexadecimal digits.
  public static final String KEY_HASH = PREFIX + "key-sha256";

  public static final String VALUE_HASH = PREFIX + "value-sha256";

  /// The length in bytes of all headers, where the dead letter has only the first of them.
  public static final String HEADERS_LENGTH = PREFIX + "headers-length";

  /// In a record of its own, without key and value: the id of a dead letter that was replayed.
  public static final String REPLAYED = PREFIX + "replayed";

  private DeadLetterHeaders() {}
}
