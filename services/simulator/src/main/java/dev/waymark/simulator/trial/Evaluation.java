package dev.waymark.simulator.trial;

import dev.waymark.engine.recommendation.NextSteps;
import dev.waymark.simulator.learner.LearnerKind;
import dev.waymark.simulator.policy.PolicyKind;
import dev.waymark.simulator.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Every policy on every shape with every kind of learner, over several seeds.
public final class Evaluation {
  private final List<Trial> trials = new ArrayList<>();

  /// One learner under one policy.
  ///
  /// @param needed steps that the greedy oracle needs for the whole goal
  /// @param oracle what the greedy oracle did with the same learner in the same steps
  public record Trial(
      String shape,
      String kind,
      long seed,
      PolicyKind policy,
      int needed,
      Outcome outcome,
      Outcome oracle) {
    /// Topics gained over those of the oracle; 1 when that gained none.
    public double ofOracle() {
      return ofOracle(oracle.steps());
    }

    /// The same after as many times the steps that the oracle needs for the whole goal.
    public double ofOracleAfter(double times) {
      return ofOracle(Math.min(oracle.steps(), (int) Math.round(times * needed)));
    }

    private double ofOracle(int step) {
      int best = oracle.gained(step);
      return best <= 0 ? 1 : outcome.gained(step) / (double) best;
    }
  }

  /// Gives each learner as many steps as the greedy oracle needs for the whole goal, times `share`.
  public static Evaluation run(
      NextSteps engine,
      List<Shape> shapes,
      List<LearnerKind> kinds,
      Set<PolicyKind> policies,
      long firstSeed,
      int seeds,
      double share) {
    var evaluation = new Evaluation();
    for (Shape shape : shapes) {
      for (LearnerKind kind : kinds) {
        for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
          evaluation.add(engine, new World(shape, kind, seed), policies, share);
        }
      }
    }
    return evaluation;
  }

  private void add(NextSteps engine, World world, Set<PolicyKind> policies, double share) {
    int needed = world.oracleSteps(engine);
    int steps = (int) Math.max(1, Math.round(share * needed));
    Outcome best = world.run(engine, PolicyKind.ORACLE, steps);
    int topics = world.scope().size();
    for (PolicyKind policy : policies) {
      if (!policy.manages(topics)) {
        continue;
      }
      Outcome outcome = policy == PolicyKind.ORACLE ? best : world.run(engine, policy, steps);
      trials.add(
          new Trial(
              world.shape().name(),
              world.kind().name(),
              world.seed(),
              policy,
              needed,
              outcome,
              best));
    }
  }

  public List<Trial> trials() {
    return List.copyOf(trials);
  }
}
