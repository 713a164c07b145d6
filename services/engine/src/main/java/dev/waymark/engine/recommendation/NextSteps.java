package dev.waymark.engine.recommendation;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.TopicProgress;
import dev.waymark.engine.mastery.Mastery;
import dev.waymark.engine.mastery.MasteryModel;
import dev.waymark.engine.mastery.TopicMastery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Chooses the next steps toward a goal. Never a topic with a HARD prerequisite that is not ready,
/// never one outside the goal's scope.
public final class NextSteps {
  private final MasteryModel model;
  private final Policy policy;

  public NextSteps(MasteryModel model, Policy policy) {
    this.model = model;
    this.policy = policy;
  }

  public NextStepsAnswer answer(NextStepsQuery query) {
    GoalScope scope = query.scope();
    Mastery mastery = model.estimate(query.state(), scope, query.at(), query.assumedTopics());
    double[] values = values(mastery);
    double most = 0;
    for (double value : values) {
      most = Math.max(most, value);
    }
    List<Candidate> candidates = new ArrayList<>();
    for (int p = 0; p < scope.size(); p++) {
      if (isCandidate(mastery, p)) {
        candidates.add(new Candidate(query, policy, mastery, p, most == 0 ? 0 : values[p] / most));
      }
    }
    candidates.sort(
        Comparator.comparingDouble((Candidate c) -> -c.score())
            .thenComparingInt(c -> scope.rank(c.position())));
    List<Step> steps = candidates.stream().limit(query.limit()).map(Candidate::toStep).toList();
    return new NextStepsAnswer(
        steps, scope.graph().release(), model.version(), policy.version(), query.at());
  }

  /// Mastery of every topic of the scope, in the authors' order.
  public List<TopicMastery> report(LearnerState state, GoalScope scope, Instant at) {
    Mastery mastery = model.estimate(state, scope, at);
    TopicMastery[] report = new TopicMastery[scope.size()];
    for (int p = 0; p < scope.size(); p++) {
      Topic topic = scope.graph().topic(scope.topicAt(p));
      TopicProgress row = mastery.progress(p);
      report[scope.rank(p)] =
          new TopicMastery(
              topic.id(),
              topic.title(),
              mastery.known(p),
              mastery.known(p) >= policy.mastered(),
              mastery.ready(p, policy.ready()),
              mastery.successProbability(p),
              row == null ? 0 : row.attempts(),
              row == null ? 0 : row.successes(),
              row == null ? null : Instant.ofEpochSecond(row.lastSecond()),
              mastery.source(p));
    }
    return List.of(report);
  }

  private boolean isCandidate(Mastery mastery, int position) {
    TopicProgress row = mastery.progress(position);
    return mastery.known(position) < policy.mastered()
        && (row == null || !row.dismissedAt(mastery.at().getEpochSecond()))
        && mastery.ready(position, policy.ready());
  }

  /// What each open topic is worth: its own weight and a discounted share of what waits for it.
  private double[] values(Mastery mastery) {
    GoalScope scope = mastery.scope();
    Adjacency dependents = scope.dependents();
    Adjacency prerequisites = scope.prerequisites();
    double[] values = new double[scope.size()];
    for (int p = scope.size() - 1; p >= 0; p--) {
      if (mastery.known(p) >= policy.mastered()) {
        continue;
      }
      double value = scope.weight(p);
      for (int e = dependents.begin(p); e < dependents.hardEnd(p); e++) {
        int d = dependents.target(e);
        int open = 0;
        for (int r = prerequisites.begin(d); r < prerequisites.hardEnd(d); r++) {
          open += mastery.known(prerequisites.target(r)) < policy.ready() ? 1 : 0;
        }
        value += policy.discount() * values[d] / Math.max(1, open);
      }
      values[p] = value;
    }
    return values;
  }
}
