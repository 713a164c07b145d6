package dev.waymark.simulator.trial;

import dev.waymark.engine.recommendation.NextSteps;
import dev.waymark.simulator.policy.PolicyKind;

/// One simulated learner who takes the first step that an engine suggests, again and again: once
/// with one engine and once, from the same start, with another.
///
/// @param kind of learner
/// @param roadmap the shape's name
/// @param first share of the goal's topics that the learner truly knows after the steps with the
///   first engine, 0 to 1
/// @param second the same with the second
public record PairedTrial(String kind, String roadmap, double first, double second) {
  /// Runs both.
  ///
  /// @param steps for each, at least 1
  public static PairedTrial of(World world, NextSteps first, NextSteps second, int steps) {
    return new PairedTrial(
        world.kind().name(),
        world.shape().name(),
        known(world, first, steps),
        known(world, second, steps));
  }

  private static double known(World world, NextSteps engine, int steps) {
    Outcome outcome = world.run(engine, PolicyKind.WAYMARK, steps);
    return outcome.masteredAfter().getLast() / (double) world.scope().size();
  }

  /// What the second engine adds, −1 to 1.
  public double difference() {
    return second - first;
  }
}
