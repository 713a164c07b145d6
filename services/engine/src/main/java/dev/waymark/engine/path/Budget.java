package dev.waymark.engine.path;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import java.util.Arrays;

/// Chooses the part of a path that fits into a budget.
final class Budget {
  private Budget() {}

  /// By position, whether the topic is taken. What is taken is closed under HARD prerequisites.
  static boolean[] choose(PathQuery query, int[] order, int[] minutes) {
    GoalScope scope = query.scope();
    boolean[] chosen = new boolean[scope.size()];
    if (query.budgetMinutes() == 0) {
      Arrays.fill(chosen, true);
      return chosen;
    }
    int left = query.budgetMinutes();
    Adjacency prerequisites = scope.prerequisites();
    for (int p : order) {
      boolean closed = true;
      for (int e = prerequisites.begin(p); e < prerequisites.hardEnd(p); e++) {
        int r = prerequisites.target(e);
        closed &= chosen[r] || minutes[r] == 0;
      }
      if (closed && minutes[p] <= left) {
        chosen[p] = true;
        left -= minutes[p];
      }
    }
    return chosen;
  }
}
