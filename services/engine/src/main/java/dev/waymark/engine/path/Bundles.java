package dev.waymark.engine.path;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import java.util.Arrays;

/// What a topic needs that is neither known nor taken: itself and all its open HARD prerequisites.
final class Bundles {
  private final GoalScope scope;
  private final int[] minutes;
  private final boolean[] taken;

  /// The last round in which a topic was seen.
  private final int[] seen;

  private final int[] stack;
  private int round;
  private int size;
  private int cost;
  private double weight;

  /// @param minutes left by position; 0 for what is known
  /// @param taken by position; the caller changes it
  Bundles(GoalScope scope, int[] minutes, boolean[] taken) {
    this.scope = scope;
    this.minutes = minutes;
    this.taken = taken;
    seen = new int[taken.length];
    stack = new int[taken.length];
  }

  /// Gathers the bundle of a topic that is not taken.
  ///
  /// @return how many topics were looked at
  int measure(int position) {
    Adjacency prerequisites = scope.prerequisites();
    begin();
    push(position);
    cost = 0;
    weight = 0;
    int work = 0;
    for (int i = 0; i < size; i++) {
      int p = stack[i];
      cost += minutes[p];
      weight += scope.weight(p);
      for (int e = prerequisites.begin(p); e < prerequisites.hardEnd(p); e++) {
        int r = prerequisites.target(e);
        work++;
        if (minutes[r] > 0 && !taken[r]) {
          push(r);
        }
      }
    }
    return work + size;
  }

  /// Minutes of the bundle gathered last.
  int minutes() {
    return cost;
  }

  /// Importance of its topics to the goal.
  double weight() {
    return weight;
  }

  /// Its topics by position.
  int[] topics() {
    return Arrays.copyOf(stack, size);
  }

  /// What is still open and needs one of the topics, however far away.
  int[] waitingFor(int[] topics) {
    Adjacency dependents = scope.dependents();
    begin();
    for (int p : topics) {
      push(p);
    }
    for (int i = 0; i < size; i++) {
      int p = stack[i];
      for (int e = dependents.begin(p); e < dependents.hardEnd(p); e++) {
        int d = dependents.target(e);
        if (minutes[d] > 0 && !taken[d]) {
          push(d);
        }
      }
    }
    return Arrays.copyOfRange(stack, topics.length, size);
  }

  private void begin() {
    round++;
    size = 0;
  }

  private void push(int position) {
    if (seen[position] != round) {
      seen[position] = round;
      stack[size++] = position;
    }
  }
}
