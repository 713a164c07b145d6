package dev.waymark.simulator.trial;

import java.util.List;

/// What came of one trial.
///
/// @param masteredAfter by step taken, topics of the goal's scope really mastered after it; index 0
///   is the start
/// @param notReady steps on topics with a prerequisite that was not really mastered
/// @param alreadyKnown steps on topics that were really mastered
/// @param idle steps for which nothing was suggested
public record Outcome(List<Integer> masteredAfter, int notReady, int alreadyKnown, int idle) {
  public Outcome {
    masteredAfter = List.copyOf(masteredAfter);
  }

  public int steps() {
    return masteredAfter.size() - 1;
  }

  /// Topics newly mastered at the end, less those lost.
  public int gained() {
    return masteredAfter.getLast() - masteredAfter.getFirst();
  }

  /// Share of steps that could not help, 0 to 1.
  public double wasted() {
    return steps() == 0 ? 0 : (notReady + alreadyKnown) / (double) steps();
  }
}
