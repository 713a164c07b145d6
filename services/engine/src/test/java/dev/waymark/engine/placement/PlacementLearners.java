package dev.waymark.engine.placement;

import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.learner.Activity;
import dev.waymark.engine.learner.EventOutcome;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.ProgressEvent;
import java.time.Instant;

/// Learners who answer placement questions.
final class PlacementLearners {
  static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private PlacementLearners() {}

  static LearnerState says(LearnerState state, String topicId, boolean known) {
    Activity.Level level = known ? Activity.Level.KNOWN : Activity.Level.UNKNOWN;
    return told(state, topicId, new Activity.SelfAssessed(level));
  }

  static LearnerState answers(LearnerState state, String topicId, boolean right) {
    return told(state, topicId, new Activity.Practised(null, right));
  }

  static LearnerState told(LearnerState state, String topicId, Activity activity) {
    var event = new ProgressEvent("e-" + topicId, "ada", NOW, topicId, null, activity);
    return switch (state.apply(event)) {
      case EventOutcome.Applied(LearnerState after, _) -> after;
      case EventOutcome.Refused refused -> throw new AssertionError(refused);
    };
  }

  static String id(GoalScope scope, int position) {
    return scope.graph().topic(scope.topicAt(position)).id();
  }
}
