package dev.waymark.recommender.kafka;

import java.time.Duration;

/// Waits that double from the first up to a limit. Not thread-safe.
final class Backoff {
  private final Duration first;
  private final Duration most;
  private Duration next;

  Backoff(Duration first, Duration most) {
    this.first = first;
    this.most = most;
    this.next = first;
  }

  Duration next() {
    Duration wait = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(most) > 0 ? most : doubled;
    return wait;
  }

  void reset() {
    next = first;
  }
}
