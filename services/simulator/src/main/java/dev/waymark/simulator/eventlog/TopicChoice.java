package dev.waymark.simulator.eventlog;

import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.recommendation.NextSteps;
import dev.waymark.engine.recommendation.NextStepsQuery;
import dev.waymark.engine.recommendation.Step;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/// How one learner comes to a topic: partly as recommended, partly in the author's order, partly at
/// whim, ready or not. Each learner has shares of their own.
final class TopicChoice {
  private static final int LOOKED_AT = 3;

  /// How far, in places of the author's order, a whim leads from what comes next.
  private static final double WHIM = 20;

  private final NextSteps engine;
  private final GoalScope scope;
  private final RandomGenerator random;
  private final int[] byRank;
  private final double follows;
  private final double whim;

  TopicChoice(NextSteps engine, GoalScope scope, int[] byRank, RandomGenerator random) {
    this.engine = engine;
    this.scope = scope;
    this.byRank = byRank;
    this.random = random;
    follows = random.nextDouble(0.2, 0.7);
    whim = random.nextDouble(0.1, 0.3);
  }

  /// The positions of a scope in the author's order.
  static int[] inOrder(GoalScope scope) {
    int[] byRank = new int[scope.size()];
    for (int p = 0; p < byRank.length; p++) {
      byRank[scope.rank(p)] = p;
    }
    return byRank;
  }

  /// The position of the topic that comes next.
  int next(LearnerState state, Instant at) {
    double drawn = random.nextDouble();
    if (drawn < follows) {
      List<Step> steps = engine.answer(NextStepsQuery.of(state, scope, at, LOOKED_AT)).steps();
      if (!steps.isEmpty()) {
        double eager = random.nextDouble();
        int place = Math.min(steps.size() - 1, eager < 0.7 ? 0 : eager < 0.9 ? 1 : 2);
        return scope.positionOf(scope.graph().indexOf(steps.get(place).topicId()));
      }
    }
    int untouched = untouched(state);
    if (drawn < 1 - whim && untouched < byRank.length) {
      return byRank[untouched];
    }
    long place = Math.round(untouched + WHIM * random.nextGaussian());
    return byRank[Math.clamp(place, 0, byRank.length - 1)];
  }

  /// The rank of the first topic that the learner has not touched.
  private int untouched(LearnerState state) {
    boolean[] touched = new boolean[scope.graph().size()];
    for (int row = 0; row < state.size(); row++) {
      touched[state.topicOf(row)] = true;
    }
    int rank = 0;
    while (rank < byRank.length && touched[scope.topicAt(byRank[rank])]) {
      rank++;
    }
    return rank;
  }
}
