package dev.waymark.simulator.trial;

import java.util.List;

/// What came of one trial.
///
/// @param masteredAfter by step taken, topics of the goal's scope really mastered after it; index 0
///   is the start
/// @param waste steps that could not help, until the whole goal was mastered
/// @param fruitlessRun the longest run of wrong answers on one topic while another one could have
///   been learnt
public record Outcome(List<Integer> masteredAfter, Waste waste, int fruitlessRun) {
  /// Steps that could not help, by what was wrong with them.
  ///
  /// @param unreadyUntried on topics with a prerequisite not really mastered that was never
  ///   answered
  /// @param unready on topics with a prerequisite not really mastered, all of them answered before
  /// @param knownUntried on topics really mastered that were never answered
  /// @param knownFailed on topics really mastered whose last answer failed
  /// @param knownShown on topics really mastered whose last answer succeeded
  /// @param idle steps for which nothing was suggested
  /// @param steps all steps until the whole goal was mastered
  public record Waste(
      int unreadyUntried,
      int unready,
      int knownUntried,
      int knownFailed,
      int knownShown,
      int idle,
      int steps) {
    public int wasted() {
      return unreadyUntried + unready + knownUntried + knownFailed + knownShown;
    }
  }

  public Outcome {
    masteredAfter = List.copyOf(masteredAfter);
  }

  public int steps() {
    return masteredAfter.size() - 1;
  }

  /// Topics newly mastered at the end, less those lost.
  public int gained() {
    return gained(steps());
  }

  /// Topics newly mastered after that many steps, less those lost.
  public int gained(int afterSteps) {
    return masteredAfter.get(afterSteps) - masteredAfter.getFirst();
  }

  /// Share of the steps until the whole goal was mastered that could not help, 0 to 1.
  public double wasted() {
    return waste.steps() == 0 ? 0 : waste.wasted() / (double) waste.steps();
  }
}
