package dev.waymark.trainer.simulation;

import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.learner.EventOutcome;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.engine.learner.TopicProgress;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One simulated learner on the way: what they truly know, what their app told, what they do next.
public final class Journey {
  private final String learnerId;
  private final String idPrefix;
  private final Student student;
  private final Nature nature;
  private final TopicChoice choice;
  private final RandomGenerator random;
  private LearnerState state;
  private @Nullable Spell spell;
  private int events;

  Journey(
      String learnerId,
      String idPrefix,
      Student student,
      Nature nature,
      TopicChoice choice,
      RandomGenerator random) {
    this.learnerId = learnerId;
    this.idPrefix = idPrefix;
    this.student = student;
    this.nature = nature;
    this.choice = choice;
    this.random = random;
    state = LearnerState.empty(nature.scope().graph());
  }

  public String learnerId() {
    return learnerId;
  }

  Student student() {
    return student;
  }

  /// Minutes until the learner does something again.
  double pause() {
    return spell == null ? 1 : spell.pause();
  }

  /// What the learner does now.
  public ProgressEvent next(Instant at) {
    Spell current = spell;
    if (current == null || current.over()) {
      int position = choice.next(state, at);
      current = new Spell(student, nature, random, position, isCompleted(position));
      spell = current;
    }
    Spell.Deed deed = current.next(at);
    GoalScope scope = nature.scope();
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
    GoalScope scope = nature.scope();
    TopicProgress progress = state.progress(scope.graph().topic(scope.topicAt(position)).id());
    return progress.completed() && progress.failuresInARow() == 0;
  }
}
