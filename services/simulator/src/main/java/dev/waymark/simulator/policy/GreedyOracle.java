package dev.waymark.simulator.policy;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.simulator.learner.SimulatedLearner;
import java.time.Instant;

/// Sees the truth and takes the step that brings most at once: of the topics that are not mastered
/// the one that a single practice is expected to bring nearest to mastery; of equals the one that
/// most topics wait for.
final class GreedyOracle implements TeachingPolicy {
  private static final double EQUAL = 1e-9;

  private final SimulatedLearner learner;

  GreedyOracle(SimulatedLearner learner) {
    this.learner = learner;
  }

  @Override
  public int next(Instant at) {
    GoalScope scope = learner.scope();
    int best = NOTHING;
    double most = 0;
    int mostWaiting = 0;
    for (int p = 0; p < scope.size(); p++) {
      double worth = worth(learner, p);
      int waiting = waiting(p);
      if (worth > most + EQUAL || (worth > most - EQUAL && waiting > mostWaiting && worth > 0)) {
        best = p;
        most = worth;
        mostWaiting = waiting;
      }
    }
    return best;
  }

  /// The ability that one practice is expected to lead to; 0 for a topic that is mastered or that
  /// practice brings nothing on.
  static double worth(SimulatedLearner learner, int position) {
    if (learner.mastered(position)) {
      return 0;
    }
    double growth = learner.expectedGrowth(position);
    return growth <= 0 ? 0 : learner.ability(position) + growth;
  }

  private int waiting(int position) {
    Adjacency dependents = learner.scope().dependents();
    int count = 0;
    for (int e = dependents.begin(position); e < dependents.hardEnd(position); e++) {
      count += learner.mastered(dependents.target(e)) ? 0 : 1;
    }
    return count;
  }

  @Override
  public void observe(int position, boolean correct, Instant at) {}
}
