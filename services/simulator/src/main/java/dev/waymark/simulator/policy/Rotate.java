package dev.waymark.simulator.policy;

import dev.waymark.engine.graph.GoalScope;
import java.time.Instant;
import java.util.Arrays;

/// A plain rule that never spins: stay on a topic while its answers are right, leave it after two
/// in a row (then it is done, until a later miss); after a miss take the topic that was tried
/// longest ago among those whose HARD prerequisites are done, the authors' order deciding between
/// equals. When none is left, whatever was tried longest ago.
final class Rotate implements TeachingPolicy {
  private static final int DONE = 2;

  private final GoalScope scope;
  private final int[] rightInARow;
  private final boolean[] done;
  private final int[] triedAt;
  private int tries;
  private int staying = NOTHING;

  Rotate(GoalScope scope) {
    this.scope = scope;
    rightInARow = new int[scope.size()];
    done = new boolean[scope.size()];
    triedAt = new int[scope.size()];
    Arrays.fill(triedAt, -1);
  }

  @Override
  public int next(Instant at) {
    if (staying != NOTHING) {
      return staying;
    }
    int best = longestAgo(true);
    return best == NOTHING ? longestAgo(false) : best;
  }

  private int longestAgo(boolean ready) {
    int best = NOTHING;
    for (int p = 0; p < scope.size(); p++) {
      if ((!ready || (!done[p] && isReady(p))) && (best == NOTHING || isBefore(p, best))) {
        best = p;
      }
    }
    return best;
  }

  private boolean isBefore(int position, int other) {
    return triedAt[position] < triedAt[other]
        || (triedAt[position] == triedAt[other] && scope.rank(position) < scope.rank(other));
  }

  private boolean isReady(int position) {
    for (int required : scope.prerequisites().hard(position)) {
      if (!done[required]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void observe(int position, boolean correct, Instant at) {
    triedAt[position] = tries++;
    rightInARow[position] = correct ? rightInARow[position] + 1 : 0;
    done[position] = correct && (done[position] || rightInARow[position] >= DONE);
    staying = correct && !done[position] ? position : NOTHING;
  }
}
