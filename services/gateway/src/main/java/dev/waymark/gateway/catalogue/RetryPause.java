package dev.waymark.gateway.catalogue;

import java.time.Duration;

/// How long to wait after a failure: little at first, twice as long after each further one, up to a
/// most. For one thread.
final class RetryPause {
  private final Duration first;
  private final Duration most;
  private Duration next;

  /// @param first after a first failure, unless `most` is less; over 0
  /// @param most after any number of failures; over 0
  RetryPause(Duration first, Duration most) {
    this.first = first.compareTo(most) < 0 ? first : most;
    this.most = most;
    next = this.first;
  }

  /// The pause after one more failure.
  Duration afterFailure() {
    Duration pause = next;
    Duration doubled = pause.multipliedBy(2);
    next = doubled.compareTo(most) < 0 ? doubled : most;
    return pause;
  }

  /// Starts again from the first pause.
  void succeeded() {
    next = first;
  }
}
