package dev.waymark.engine.mastery;

import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.learner.LearnerState;
import java.time.Instant;

/// Turns a learner's statistics into how likely they know each topic of a goal at a time.
///
/// Of every model this holds: a success never lowers mastery of its topic or of what that topic
/// requires; a failure never raises mastery of its topic or of what requires it; time alone never
/// raises mastery; equal input gives equal output to the last bit, with one JDK on one kind of
/// processor.
public interface MasteryModel {
  /// Name and version, such as `bkt-7`.
  String version();

  /// Mastery of every topic of the scope.
  ///
  /// @param assumedMastered indices in the graph of topics to take as known
  Mastery estimate(LearnerState state, GoalScope scope, Instant at, int... assumedMastered);
}
