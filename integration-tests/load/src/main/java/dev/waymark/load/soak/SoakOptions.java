package dev.waymark.load.soak;

import java.time.Duration;

/// How long and how hard.
///
/// @param rounds of faults; 0: those of the short form
/// @param seed of events and faults
/// @param events at least so many over all rounds
/// @param learners who send them, some far more than others
/// @param rate events a second
/// @param databaseStop how long the long stop of the database is
public record SoakOptions(
    int rounds, long seed, int events, int learners, int rate, Duration databaseStop) {
  public SoakOptions {
    if (rounds < 0 || events < 1 || learners < 1 || rate < 1 || databaseStop.isNegative()) {
      throw new IllegalArgumentException("events, learners and rate are at least 1");
    }
  }

  /// About a minute.
  public static SoakOptions brief(long seed) {
    return new SoakOptions(0, seed, 2_000, 300, 400, Duration.ZERO);
  }
}
