package dev.waymark.simulator.trial;

/// What came of one trial.
///
/// @param masteredAfter by step taken, topics of the goal's scope really mastered after it; index 0
///   is the start
/// @param notReady steps on topics with a prerequisite that was not really mastered
/// @param alreadyKnown steps on topics that were really mastered
/// @param idle steps for which nothing was suggested
public record Outcome(int[] masteredAfter, int notReady, int alreadyKnown, int idle) {
  public int steps() {
    return masteredAfter.length - 1;
  }

  /// Topics newly mastered at the end, less those lost.
  public int gained() {
    return masteredAfter[steps()] - masteredAfter[0];
  }

  /// Share of steps that could not help, 0 to 1.
  public double wasted() {
    return steps() == 0 ? 0 : (notReady + alreadyKnown) / (double) steps();
  }
}
