package dev.waymark.simulator.policy;

import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.learner.Activity;
import dev.waymark.engine.learner.EventOutcome;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.engine.recommendation.NextSteps;
import dev.waymark.engine.recommendation.NextStepsQuery;
import dev.waymark.engine.recommendation.Step;
import java.time.Instant;
import java.util.List;

/// Takes the first step that the engine suggests, and tells it the answer: what a client of the
/// service does.
final class Recommended implements TeachingPolicy {
  private final NextSteps engine;
  private final GoalScope scope;
  private LearnerState state;
  private int events;

  Recommended(NextSteps engine, GoalScope scope) {
    this.engine = engine;
    this.scope = scope;
    state = LearnerState.empty(scope.graph());
  }

  @Override
  public int next(Instant at) {
    List<Step> steps = engine.answer(NextStepsQuery.of(state, scope, at, 1)).steps();
    return steps.isEmpty()
        ? NOTHING
        : scope.positionOf(scope.graph().indexOf(steps.getFirst().topicId()));
  }

  @Override
  public void observe(int position, boolean correct, Instant at) {
    String topicId = scope.graph().topic(scope.topicAt(position)).id();
    var event =
        new ProgressEvent(
            "e" + events++, "simulated", at, topicId, null, new Activity.Practised(null, correct));
    state =
        switch (state.apply(event)) {
          case EventOutcome.Applied(LearnerState after, _) -> after;
          case EventOutcome.Refused(_, String message) -> throw new IllegalStateException(message);
        };
  }
}
