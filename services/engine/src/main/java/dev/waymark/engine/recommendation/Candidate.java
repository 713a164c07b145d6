package dev.waymark.engine.recommendation;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.learner.TopicProgress;
import dev.waymark.engine.mastery.Mastery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A topic that may be taken now, with its score and what the score is made of.
final class Candidate {
  private final NextStepsQuery query;
  private final Policy policy;
  private final Mastery mastery;
  private final int position;
  private final Topic topic;
  private final @Nullable TopicProgress row;
  private final StepKind kind;
  private final int minutes;
  private final List<Reason> reasons = new ArrayList<>();
  private double score;

  Candidate(NextStepsQuery query, Policy policy, Mastery mastery, int position, double value) {
    this.query = query;
    this.policy = policy;
    this.mastery = mastery;
    this.position = position;
    GoalScope scope = query.scope();
    topic = scope.graph().topic(scope.topicAt(position));
    row = mastery.progress(position);
    kind = kind();
    minutes = minutes();
    weigh(value);
  }

  int position() {
    return position;
  }

  double score() {
    return score;
  }

  Step toStep() {
    reasons.sort(
        Comparator.comparingDouble((Reason r) -> -r.contribution()).thenComparing(Reason::code));
    return new Step(
        topic.id(),
        topic.title(),
        kind,
        score,
        mastery.known(position),
        mastery.successProbability(position),
        minutes,
        reasons,
        ResourceRanking.of(
            query.scope().graph(), query.scope().topicAt(position), query.profile()));
  }

  private StepKind kind() {
    if (row != null && mastery.recall(position) < 0.95 && row.successes() >= 2) {
      return StepKind.REVIEW;
    }
    if (failedAbove()) {
      return StepKind.REMEDIATE;
    }
    boolean met = row != null && (row.attempts() > 0 || row.started() || row.completed());
    return met ? StepKind.PRACTISE : StepKind.LEARN;
  }

  private boolean failedAbove() {
    Adjacency dependents = query.scope().dependents();
    for (int e = dependents.begin(position); e < dependents.hardEnd(position); e++) {
      TopicProgress above = mastery.progress(dependents.target(e));
      if (above != null && above.attempts() >= 2 && (above.outcomes() & 3) == 0) {
        return true;
      }
    }
    return false;
  }

  private int minutes() {
    double left = topic.minutes() * (1 - mastery.known(position));
    double pace = query.state().totals().pace();
    return (int) Math.max(5, Math.rint(left * pace));
  }

  private void weigh(double value) {
    GoalScope scope = query.scope();
    double gain = (1 - mastery.known(position)) * readiness();
    List<String> opens = opens();
    String text =
        opens.isEmpty()
            ? "It is part of your goal."
            : "It opens the way to " + opens.size() + (opens.size() == 1 ? " topic." : " topics.");
    add(opens.isEmpty() ? "GOAL_TOPIC" : "UNLOCKS", text, opens, gain * policy.unlocks() * value);
    add("WITHIN_REACH", "You are ready for it.", List.of(), gain * policy.reach());
    if (kind == StepKind.PRACTISE) {
      add("CONTINUE", "You have begun it.", List.of(), policy.continuity());
    }
    if (kind == StepKind.REVIEW) {
      add("REVIEW_DUE", "You are about to forget it.", List.of(), policy.review());
    }
    if (kind == StepKind.REMEDIATE) {
      add("REPAIRS", "Later topics failed for want of it.", List.of(), policy.repair());
    }
    if (query.minutes() > 0 && minutes <= query.minutes()) {
      add("FITS_TIME", "It fits into the time you have.", List.of(), policy.fit());
    }
    double early = 1 - scope.rank(position) / (double) scope.size();
    add("IN_ORDER", "It comes next in the roadmap.", List.of(), policy.order() * early);
  }

  private double readiness() {
    Adjacency prerequisites = query.scope().prerequisites();
    double all = 1;
    for (int e = prerequisites.begin(position); e < prerequisites.hardEnd(position); e++) {
      all *= mastery.known(prerequisites.target(e));
    }
    return all;
  }

  private void add(String code, String text, List<String> topicIds, double contribution) {
    reasons.add(new Reason(code, text, topicIds, contribution));
    score += contribution;
  }

  private List<String> opens() {
    GoalScope scope = query.scope();
    Adjacency dependents = scope.dependents();
    List<String> opens = new ArrayList<>();
    for (int e = dependents.begin(position); e < dependents.hardEnd(position); e++) {
      int d = dependents.target(e);
      if (mastery.known(d) < policy.mastered()) {
        opens.add(scope.graph().topic(scope.topicAt(d)).id());
      }
    }
    return opens;
  }
}
