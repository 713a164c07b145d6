package dev.waymark.engine.statistics;

/// How learners contradict a prerequisite.
public enum Suspicion {
  /// At least a third of those who do not know the required topic know the other one, and hardly
  /// fewer than of those who know it.
  NO_DIFFERENCE,
  /// The topics depend on each other, and clearly more learners know the topic without the required
  /// one than the other way round.
  REVERSED
}
