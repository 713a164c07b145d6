package dev.waymark.simulator.eventlog;

import java.time.Duration;
import java.time.Instant;

/// How much is to be simulated.
///
/// @param learners how many come, 1 to 999,999
/// @param events of all learners together; at least one each
/// @param days over which they happen, at least 1
/// @param until when the last may happen
public record SimulationPlan(int learners, long events, long seed, int days, Instant until) {
  /// More, and no learner could have done it.
  private static final long MAX_A_DAY = 1_000;

  public SimulationPlan {
    require(learners >= 1 && learners <= 999_999, "there are 1 to 999999 learners");
    require(days >= 1 && days <= 3_650, "there are 1 to 3650 days");
    require(events >= learners, "there are at least as many events as learners");
    require(
        events <= MAX_A_DAY * learners * days,
        "a learner has at most 1000 events a day on average; take more learners or more days");
  }

  Instant from() {
    return until.minus(Duration.ofDays(days));
  }

  private static void require(boolean condition, String rule) {
    if (!condition) {
      throw new IllegalArgumentException(rule);
    }
  }
}
