package dev.waymark.engine.learner;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.Resource;
import dev.waymark.engine.graph.Teaching;
import dev.waymark.engine.learner.Activity.Completed;
import dev.waymark.engine.learner.Activity.Dismissed;
import dev.waymark.engine.learner.Activity.Practised;
import dev.waymark.engine.learner.Activity.Rated;
import dev.waymark.engine.learner.Activity.Reset;
import dev.waymark.engine.learner.Activity.Started;
import dev.waymark.engine.learner.ResourceDismissals.Dismissal;
import java.util.ArrayList;
import java.util.List;

/// What one event does to a learner's state: to the row of each topic that it is about, and to the
/// totals.
///
/// @param event what happened
/// @param weights how much each kind of event says
record LearnerUpdate(ProgressEvent event, EvidenceWeights weights) {
  EventOutcome apply(LearnerState state) {
    PrerequisiteGraph graph = state.graph();
    if (event.topicId() != null && graph.indexOf(event.topicId()) < 0) {
      return new EventOutcome.Refused(
          "UNKNOWN_TOPIC", "The graph has no topic " + event.topicId() + ".");
    }
    Resource resource =
        event.resourceId() == null ? null : graph.resource(event.resourceId()).orElse(null);
    if (event.resourceId() != null && resource == null) {
      return new EventOutcome.Refused(
          "UNKNOWN_RESOURCE", "The graph has no resource " + event.resourceId() + ".");
    }
    if (event.activity() instanceof Rated) {
      return event.resourceId() == null
          ? new EventOutcome.Refused("INVALID", "A rating names a resource.")
          : new EventOutcome.Applied(state, List.of());
    }
    LearnerState after = resource == null ? state : wanted(state, resource.id());
    if (event.activity() instanceof Dismissed && event.topicId() == null) {
      return new EventOutcome.Applied(after, List.of());
    }
    List<Teaching> subjects =
        event.topicId() != null
            ? List.of(new Teaching(event.topicId(), 1, 0, ""))
            : resource == null ? List.of() : resource.teaches();
    List<String> changed = new ArrayList<>(subjects.size());
    for (Teaching subject : subjects) {
      if (second() >= after.resetSecond(graph.indexOf(subject.topicId()))) {
        after = apply(after, subject);
        changed.add(subject.topicId());
      }
    }
    return new EventOutcome.Applied(after, changed);
  }

  /// What the event says of wanting the resource itself: who dismisses it alone does not want it,
  /// who starts it wants it again.
  private LearnerState wanted(LearnerState state, String resourceId) {
    return switch (event.activity()) {
      case Dismissed dismissed when event.topicId() == null ->
          state.with(resourceId, new Dismissal(dismissed.untilSecond(), second()));
      case Started _ -> state.with(resourceId, new Dismissal(0, second()));
      default -> state;
    };
  }

  private LearnerState apply(LearnerState state, Teaching subject) {
    int topic = state.graph().indexOf(subject.topicId());
    if (event.activity() instanceof Reset) {
      boolean allLater = state.progress(subject.topicId()).firstSecond() > second();
      return state.reset(topic, second(), allLater);
    }
    TopicProgress before = state.progress(subject.topicId());
    var update =
        new ProgressUpdate(
            before, weights, state.totals(), subject.coverage(), second(), event.resourceId());
    TopicProgress after = update.apply(event.activity());
    LearnerTotals totals = counted(state, topic, before, update);
    return state.with(topic, after, totals, update.graded() == 0 ? null : answer(before, update));
  }

  private AnswerHistory.Answer answer(TopicProgress before, ProgressUpdate update) {
    int code =
        event.activity() instanceof Practised(var itemId, _) && itemId != null
            ? ItemKey.code(ItemKey.of(before.topicId(), itemId))
            : 0;
    return new AnswerHistory.Answer(code, update.succeeded() == 1, before.attempts() > 0);
  }

  private LearnerTotals counted(
      LearnerState state, int topic, TopicProgress before, ProgressUpdate update) {
    LearnerTotals totals = state.totals();
    int graded = update.graded();
    int success = update.succeeded();
    boolean first = before.attempts() == 0;
    boolean early = first && graded > 0 && isAhead(state, topic);
    boolean repeat = !first && !update.isLate() && (before.outcomes() & 1) == 1;
    double spent = 0;
    double planned = 0;
    if (event.topicId() != null
        && event.activity() instanceof Completed(var minutes)
        && minutes.isPresent()) {
      spent = minutes.getAsDouble();
      planned = state.graph().topic(event.topicId()).orElseThrow().minutes();
    }
    return new LearnerTotals(
        totals.attempts() + graded,
        totals.successes() + success,
        totals.firstAttempts() + (first ? graded : 0),
        totals.firstSuccesses() + (first ? success : 0),
        totals.repeats() + (repeat ? graded : 0),
        totals.lapses() + (repeat ? graded - success : 0),
        totals.ahead() + (early ? graded : 0),
        totals.aheadSuccesses() + (early ? success : 0),
        totals.spentMinutes() + spent,
        totals.plannedMinutes() + planned,
        Math.max(totals.lastSecond(), second()),
        second() >= totals.lastSecond() ? before.topicId() : totals.lastTopicId(),
        (totals.learnt() + (update.isShownFirst() ? 1 : 0)) % Learnability.LEARNT,
        early ? totals.answers() : update.answers());
  }

  /// Whether the learner never answered right on some HARD prerequisite of the topic, nor completed
  /// it.
  private static boolean isAhead(LearnerState state, int topic) {
    Adjacency prerequisites = state.graph().prerequisites();
    for (int e = prerequisites.begin(topic); e < prerequisites.hardEnd(topic); e++) {
      int row = state.rowOf(prerequisites.target(e));
      if (row < 0 || (state.successesOf(row) == 0 && !state.isCompleted(row))) {
        return true;
      }
    }
    return false;
  }

  private long second() {
    return Math.max(1, event.occurredAt().getEpochSecond());
  }
}
