package dev.waymark.simulator.learner;

import dev.waymark.engine.graph.GoalScope;
import java.util.Arrays;

/// What topics really build on and how hard they are, which the graph may not say. Topics are named
/// by their position in the scope.
public final class TopicTruth {
  private final int[][] needs;
  private final double[] hardness;

  /// @param needs by topic, the topics without which it cannot be learnt
  /// @param hardness by topic, the exponent of the ability that shows in answers: 1 is ordinary,
  ///   more is harder
  public TopicTruth(int[][] needs, double[] hardness) {
    this.needs = Arrays.stream(needs).map(int[]::clone).toArray(int[][]::new);
    this.hardness = hardness.clone();
  }

  /// Just as the graph says: each topic needs its HARD prerequisites and is as hard as any.
  public static TopicTruth asWritten(GoalScope scope) {
    int[][] needs = new int[scope.size()][];
    Arrays.setAll(needs, scope.prerequisites()::hard);
    double[] hardness = new double[scope.size()];
    Arrays.fill(hardness, 1);
    return new TopicTruth(needs, hardness);
  }

  int[] needs(int position) {
    return needs[position];
  }

  /// What answers show of an ability of 0 to 1.
  double shown(int position, double ability) {
    return hardness[position] == 1 ? ability : Math.pow(ability, hardness[position]);
  }
}
