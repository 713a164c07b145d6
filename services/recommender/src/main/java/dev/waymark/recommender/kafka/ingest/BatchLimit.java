package dev.waymark.recommender.kafka.ingest;

/// How many records the next transaction may cover: few at first, half as many after a failure,
/// twice as many after a success, up to the configured number. A database that is too slow for the
/// largest transaction, or a memory that is too small for it, would end each attempt at it, and
/// never get further. Not thread-safe.
final class BatchLimit {
  private static final int MIN_RECORDS = 100;

  private final int most;
  private int now;

  BatchLimit(int most) {
    this.most = most;
    this.now = Math.min(most, MIN_RECORDS);
  }

  int now() {
    return now;
  }

  void succeeded() {
    now = (int) Math.min(most, 2L * now);
  }

  void failed() {
    now = Math.max(Math.min(most, MIN_RECORDS), now / 2);
  }
}
