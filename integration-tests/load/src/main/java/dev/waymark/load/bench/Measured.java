package dev.waymark.load.bench;

import java.time.Duration;
import java.util.Locale;

/// So many things in so much time.
record Measured(String what, long count, Duration time) {
  double perSecond() {
    return count * 1e9 / time.toNanos();
  }

  /// A row of a table: what, how many, seconds, how many a second.
  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %.1f s | %,.0f |",
        what,
        count,
        time.toMillis() / 1e3,
        perSecond());
  }
}
