package dev.waymark.load.bench;

import java.time.Duration;
import java.util.Locale;

/// So many things in so much time.
///
/// @param database processor time of Neo4j meanwhile
/// @param recommender processor time of the recommender meanwhile
record Measured(String what, long count, Duration time, Duration database, Duration recommender) {
  double perSecond() {
    return count * 1e9 / time.toNanos();
  }

  /// A row of a table: what, how many, seconds, how many a second, processor seconds.
  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %.1f s | %,.0f | %.1f s | %.1f s |",
        what,
        count,
        seconds(time),
        perSecond(),
        seconds(database),
        seconds(recommender));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }
}
