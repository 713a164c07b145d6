package dev.waymark.simulator.policy;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.recommendation.NextSteps;
import dev.waymark.simulator.learner.SimulatedLearner;
import java.time.Instant;
import java.util.SplittableRandom;

/// The policies that are compared.
public enum PolicyKind {
  RANDOM("random"),
  FIXED("fixed order"),
  BACK("going back"),
  ROTATE("rotate"),
  POPULAR("most popular"),
  WEAKEST("weakest first"),
  WAYMARK("Waymark"),
  OBSERVER("informed observer"),
  ORACLE("greedy oracle");

  private final String label;

  PolicyKind(String label) {
    this.label = label;
  }

  /// Whether the policy can be run on a goal of that many topics in reasonable time.
  public boolean manages(int topics) {
    return this != OBSERVER || topics <= InformedObserver.MAX_TOPICS;
  }

  public String label() {
    return label;
  }

  /// The policy for one learner.
  ///
  /// @param engine what [#WAYMARK] asks
  /// @param learner whose truth only [#ORACLE] looks at, and whose kind only [#OBSERVER]
  /// @param start when the learner starts
  public TeachingPolicy policy(
      NextSteps engine, SimulatedLearner learner, Instant start, long seed) {
    GoalScope scope = learner.scope();
    return switch (this) {
      case RANDOM -> new RandomTopic(scope.size(), seed);
      case FIXED -> OneByOne.by(ranks(scope));
      case BACK -> new GoingBack(scope, ranks(scope));
      case ROTATE -> new Rotate(scope);
      case POPULAR -> OneByOne.by(popularity(scope, seed));
      case WEAKEST -> new WeakestFirst(scope.size());
      case WAYMARK -> new Recommended(engine, scope);
      case OBSERVER -> new InformedObserver(learner.kind(), scope, start, seed);
      case ORACLE -> new GreedyOracle(learner);
    };
  }

  private static double[] ranks(GoalScope scope) {
    double[] keys = new double[scope.size()];
    for (int p = 0; p < keys.length; p++) {
      keys[p] = scope.rank(p);
    }
    return keys;
  }

  /// Most learners took what comes early and what much else builds on, and then there is fashion.
  private static double[] popularity(GoalScope scope, long seed) {
    var random = new SplittableRandom(seed);
    Adjacency dependents = scope.dependents();
    double[] keys = new double[scope.size()];
    for (int p = 0; p < keys.length; p++) {
      int direct = dependents.hardEnd(p) - dependents.begin(p);
      double early = 1 - scope.rank(p) / (double) keys.length;
      keys[p] = -(early + 0.1 * direct + 0.3 * random.nextGaussian());
    }
    return keys;
  }
}
