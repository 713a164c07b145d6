package dev.waymark.engine.path;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Chooses the most valuable part of a path that fits into a budget and is closed under HARD
/// prerequisites: a knapsack with precedence, by branch and bound. Exact while the search stays
/// within its bound of steps, which it does for a few dozen topics; beyond, the best part found.
final class Budget {
  private static final int MOST_NODES = 50_000;

  private final GoalScope scope;
  private final int[] order;
  private final int[] minutes;

  /// Places in `order`, the most valuable for their minutes first.
  private final int[] densest;

  private final boolean[] taken;
  private boolean[] best;
  private double bestValue = -1;
  private int nodes;

  private Budget(GoalScope scope, int[] order, int[] minutes) {
    this.scope = scope;
    this.order = order;
    this.minutes = minutes;
    taken = new boolean[scope.size()];
    best = new boolean[scope.size()];
    densest =
        IntStream.range(0, order.length)
            .boxed()
            .sorted((a, b) -> Double.compare(density(order[b]), density(order[a])))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /// By position, whether the topic is taken.
  ///
  /// @param order positions still to be learnt, prerequisites first
  /// @param budget in minutes; 0: everything is taken
  static boolean[] choose(GoalScope scope, int[] order, int[] minutes, int budget) {
    if (budget == 0) {
      boolean[] all = new boolean[scope.size()];
      Arrays.fill(all, true);
      return all;
    }
    var search = new Budget(scope, order, minutes);
    search.takeBundles(budget);
    Arrays.fill(search.taken, false);
    search.explore(0, budget, 0);
    return search.best;
  }

  private double density(int position) {
    return scope.weight(position) / minutes[position];
  }

  /// A good start: again and again the topic that, with all it still needs, gives most for its
  /// minutes.
  private void takeBundles(int budget) {
    int left = budget;
    double value = 0;
    while (true) {
      boolean[] bundle = null;
      double most = 0;
      for (int p : order) {
        boolean[] needed = taken[p] ? null : missing(p);
        int cost = needed == null ? 0 : cost(needed);
        if (needed != null && cost <= left && worth(needed) / cost > most) {
          most = worth(needed) / cost;
          bundle = needed;
        }
      }
      if (bundle == null) {
        break;
      }
      left -= cost(bundle);
      value += worth(bundle);
      for (int p : order) {
        taken[p] |= bundle[p];
      }
    }
    best = taken.clone();
    bestValue = value;
  }

  private boolean[] missing(int position) {
    boolean[] needed = new boolean[taken.length];
    needed[position] = true;
    Adjacency prerequisites = scope.prerequisites();
    for (int p = position; p >= 0; p--) {
      for (int e = prerequisites.begin(p); needed[p] && e < prerequisites.hardEnd(p); e++) {
        int r = prerequisites.target(e);
        needed[r] |= minutes[r] > 0 && !taken[r];
      }
    }
    return needed;
  }

  private int cost(boolean[] bundle) {
    int sum = 0;
    for (int p : order) {
      sum += bundle[p] ? minutes[p] : 0;
    }
    return sum;
  }

  private double worth(boolean[] bundle) {
    double sum = 0;
    for (int p : order) {
      sum += bundle[p] ? scope.weight(p) : 0;
    }
    return sum;
  }

  private void explore(int place, int left, double value) {
    if (value > bestValue) {
      bestValue = value;
      best = taken.clone();
    }
    if (place == order.length || nodes++ >= MOST_NODES || value + bound(place, left) <= bestValue) {
      return;
    }
    int p = order[place];
    if (minutes[p] <= left && closed(p)) {
      taken[p] = true;
      explore(place + 1, left - minutes[p], value + scope.weight(p));
      taken[p] = false;
    }
    explore(place + 1, left, value);
  }

  private boolean closed(int position) {
    Adjacency prerequisites = scope.prerequisites();
    for (int e = prerequisites.begin(position); e < prerequisites.hardEnd(position); e++) {
      int r = prerequisites.target(e);
      if (minutes[r] > 0 && !taken[r]) {
        return false;
      }
    }
    return true;
  }

  /// What the rest could add at most if topics could be cut and needed nothing.
  private double bound(int place, int left) {
    double value = 0;
    int room = left;
    for (int i : densest) {
      if (i < place) {
        continue;
      }
      int p = order[i];
      if (minutes[p] > room) {
        return value + density(p) * room;
      }
      room -= minutes[p];
      value += scope.weight(p);
    }
    return value;
  }
}
