package dev.waymark.simulator.eventlog;

import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.learner.EventOutcome;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.engine.learner.TopicProgress;
import dev.waymark.simulator.learner.SimulatedLearner;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One simulated learner on the way: what they truly know, what their app told, what they do next.
public final class Journey {
  private static final double MILLIS_A_DAY = 86_400_000;

  private final String learnerId;
  private final String idPrefix;
  private final SimulatedLearner learner;
  private final double slowness;
  private final GroundTruth truth;
  private final TopicChoice choice;
  private final RandomGenerator random;
  private LearnerState state;
  private @Nullable TopicVisit visit;
  private @Nullable Instant begun;
  private int events;

  Journey(
      String learnerId,
      String idPrefix,
      SimulatedLearner learner,
      GroundTruth truth,
      TopicChoice choice,
      RandomGenerator random) {
    this.learnerId = learnerId;
    this.idPrefix = idPrefix;
    this.learner = learner;
    this.truth = truth;
    this.choice = choice;
    this.random = random;
    slowness = Math.exp(0.3 * random.nextGaussian());
    state = LearnerState.empty(truth.scope().graph());
  }

  public String learnerId() {
    return learnerId;
  }

  /// True ability on a topic after the last event, 0 to 1.
  double ability(int position) {
    return learner.ability(position);
  }

  /// Minutes until the learner does something again.
  double pause() {
    return visit == null ? 1 : visit.pause();
  }

  /// What the learner does now.
  public ProgressEvent next(Instant at) {
    Instant start = begun == null ? at : begun;
    begun = start;
    learner.waitUntil(Duration.between(start, at).toMillis() / MILLIS_A_DAY);
    TopicVisit current = visit;
    if (current == null || current.over()) {
      int position = choice.next(state, at);
      current = new TopicVisit(learner, slowness, truth, random, position, isCompleted(position));
      visit = current;
    }
    TopicVisit.Deed deed = current.next();
    GoalScope scope = truth.scope();
    var event =
        new ProgressEvent(
            idPrefix + "-" + ++events,
            learnerId,
            at,
            scope.graph().topic(scope.topicAt(current.position())).id(),
            deed.resourceId(),
            deed.activity());
    state =
        switch (state.apply(event)) {
          case EventOutcome.Applied(LearnerState after, _) -> after;
          case EventOutcome.Refused(_, String message) -> throw new IllegalStateException(message);
        };
    return event;
  }

  private boolean isCompleted(int position) {
    GoalScope scope = truth.scope();
    TopicProgress progress = state.progress(scope.graph().topic(scope.topicAt(position)).id());
    return progress.completed() && progress.failuresInARow() == 0;
  }
}
