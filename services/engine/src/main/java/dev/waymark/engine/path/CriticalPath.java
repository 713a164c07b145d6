package dev.waymark.engine.path;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The chain of HARD prerequisites that takes longest.
record CriticalPath(List<String> topicIds, int minutes) {
  static CriticalPath of(GoalScope scope, int[] minutes, boolean[] chosen) {
    Adjacency prerequisites = scope.prerequisites();
    int[] total = new int[scope.size()];
    int[] before = new int[scope.size()];
    Arrays.fill(before, -1);
    int last = -1;
    for (int p = 0; p < total.length; p++) {
      for (int e = prerequisites.begin(p); e < prerequisites.hardEnd(p); e++) {
        int r = prerequisites.target(e);
        if (total[r] > total[p]) {
          total[p] = total[r];
          before[p] = r;
        }
      }
      total[p] += chosen[p] ? minutes[p] : 0;
      if (total[p] > 0 && (last < 0 || total[p] > total[last])) {
        last = p;
      }
    }
    List<String> ids = new ArrayList<>();
    for (int p = last; p >= 0; p = before[p]) {
      if (chosen[p] && minutes[p] > 0) {
        ids.add(scope.graph().topic(scope.topicAt(p)).id());
      }
    }
    return new CriticalPath(ids.reversed(), last < 0 ? 0 : total[last]);
  }
}
