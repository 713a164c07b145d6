package dev.waymark.recommender.kafka;

import java.time.Duration;

/// Waits that double from the first up to a limit. Not thread-safe.
public final class Backoff {
  private final Duration first;
  private final Duration most;
  private Duration next;

  public Backoff(Duration first, Duration most) {
    this.first = first;
    this.most = most;
    this.next = first;
  }

  public Duration next() {
    Duration wait = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(most) > 0 ? most : doubled;
    return wait;
  }

  public void reset() {
    next = first;
  }
}
