package dev.waymark.engine.mastery;

import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.learner.LearnerState;
import java.util.Arrays;

/// A learner's rows laid over a scope, with room for what topics tell one another; by position.
final class EvidenceRows {
  final LearnerState state;
  final GoalScope scope;

  /// The row of the state, or -1.
  final int[] rows;

  /// Topics to take as known.
  final boolean[] assumed;

  /// Square of the log-odds that dependents speak for the topic.
  final double[] support;

  /// Square of the log-odds that dependents speak against it.
  final double[] doubt;

  /// Factor on the odds of the topic by what dependents say; meaningful where something is heard.
  final double[] factor;

  /// When it was last refreshed, by itself or by what builds on it, in seconds since 1970; 0:
  /// never.
  final long[] refreshed;

  /// When what builds on it was last refreshed; 0: never.
  final long[] echoed;

  /// Whether some row is of a topic outside the scope.
  final boolean more;

  EvidenceRows(LearnerState state, GoalScope scope, int... assumedTopics) {
    this.state = state;
    this.scope = scope;
    int n = scope.size();
    rows = new int[n];
    Arrays.fill(rows, -1);
    support = new double[n];
    doubt = new double[n];
    factor = new double[n];
    refreshed = new long[n];
    echoed = new long[n];
    boolean outside = false;
    for (int row = 0; row < state.size(); row++) {
      int position = scope.positionOf(state.topicOf(row));
      if (position >= 0) {
        rows[position] = row;
        refreshed[position] = state.refreshedSecondOf(row);
      } else {
        outside = true;
      }
    }
    more = outside;
    assumed = new boolean[n];
    for (int topic : assumedTopics) {
      int position = scope.positionOf(topic);
      if (position >= 0) {
        assumed[position] = true;
      }
    }
  }

  boolean heard(int position) {
    return support[position] > 0 || doubt[position] > 0;
  }
}
