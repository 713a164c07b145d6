package dev.waymark.simulator.eventlog;

import dev.waymark.simulator.learner.Growth;
import dev.waymark.simulator.learner.LearnerKind;
import dev.waymark.simulator.learner.Start;
import java.util.List;

/// The learners who leave a log: most learn gradually, some by leaps, some know much, some forget
/// soon. One practice is one exercise of an app, which brings little.
final class LogLearnerKinds {
  /// Share of what is missing that one exercise brings.
  private static final double RATE = 0.09;

  /// How many exercises it is worth to study a topic with a whole resource of the usual effect.
  static final double STUDY = 5.5;

  /// The same without a resource of the curriculum.
  static final double STUDY_ALONE = 3.3;

  static final List<LearnerKind> ALL =
      List.of(
          kind("steady", Growth.GRADUAL, 0.08, 0.2, 0.1, 120),
          kind("leaping", Growth.LEAP, 0.1, 0.28, 0.1, 90),
          kind("experienced", Growth.GRADUAL, 0.06, 0.15, 0.4, 150),
          kind("forgetful", Growth.GRADUAL, 0.06, 0.18, 0.1, 20));

  private LogLearnerKinds() {}

  private static LearnerKind kind(
      String name, Growth growth, double slip, double guess, double prior, double halfLife) {
    return new LearnerKind(
        name, growth, slip, guess, RATE, 0.1, true, prior, Start.ORDER, 0.3, halfLife, 0, false);
  }
}
