package dev.waymark.simulator.policy;

import dev.waymark.engine.graph.GoalScope;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// A patient teacher without a model: each topic in the authors' order until a right answer; after
/// three wrong ones in a row its HARD prerequisites come again first, each until a right answer.
final class GoingBack implements TeachingPolicy {
  private static final int MAX_FAILURES_BEFORE = 3;

  private final GoalScope scope;
  private final int[] sequence;
  private final int[] failures;
  private final Deque<Integer> again = new ArrayDeque<>();
  private int at;

  /// @param keys ascending keys give the sequence
  GoingBack(GoalScope scope, double[] keys) {
    this.scope = scope;
    sequence = OneByOne.sequence(keys);
    failures = new int[scope.size()];
  }

  @Override
  public int next(Instant instant) {
    return again.isEmpty() ? sequence[at] : again.peek();
  }

  @Override
  public void observe(int position, boolean correct, Instant instant) {
    if (!correct) {
      failures[position]++;
      if (failures[position] == MAX_FAILURES_BEFORE) {
        failures[position] = 0;
        for (int r : scope.prerequisites().hard(position)) {
          if (!again.contains(r)) {
            again.push(r);
          }
        }
      }
      return;
    }
    failures[position] = 0;
    if (again.isEmpty()) {
      at = (at + 1) % sequence.length;
    } else {
      again.pop();
    }
  }
}
