package dev.waymark.engine.path;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Chooses the most valuable part of a path that fits into a budget and is closed under HARD
/// prerequisites: a knapsack with precedence, by branch and bound. Exact while the search stays
/// within its bound of work, which it does for a few dozen topics; beyond, the best part found.
final class Budget {
  private static final int MAX_NODES = 50_000;

  /// Bound of the topics looked at, in both parts of the search each: tens of milliseconds.
  private static final int MAX_WORK = 20_000_000;

  private final GoalScope scope;
  private final int[] order;
  private final int[] minutes;

  /// Places in `order`, the most valuable for their minutes first.
  private final int[] densest;

  private final boolean[] taken;
  private boolean[] best;
  private double bestValue = -1;
  private final int mostNodes;
  private int nodes;
  private long work;

  private Budget(GoalScope scope, int[] order, int[] minutes) {
    this.scope = scope;
    this.order = order;
    this.minutes = minutes;
    mostNodes = Math.min(MAX_NODES, MAX_WORK / Math.max(1, order.length));
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
  /// minutes. A bundle is looked at again only when something of it was taken.
  private void takeBundles(int budget) {
    Bundles bundles = new Bundles(scope, minutes, taken);
    int[] cost = new int[taken.length];
    double[] worth = new double[taken.length];
    int left = budget;
    double value = 0;
    for (int p : order) {
      work += bundles.measure(p);
      cost[p] = bundles.minutes();
      worth[p] = bundles.weight();
    }
    for (int next = densest(cost, worth, left); next >= 0; next = densest(cost, worth, left)) {
      work += order.length;
      left -= cost[next];
      value += worth[next];
      bundles.measure(next);
      int[] bundle = bundles.topics();
      for (int p : bundle) {
        taken[p] = true;
      }
      for (int p : bundles.waitingFor(bundle)) {
        work += bundles.measure(p);
        cost[p] = bundles.minutes();
        worth[p] = bundles.weight();
      }
    }
    best = taken.clone();
    bestValue = value;
  }

  /// The topic not taken with the best bundle that there is room for, or -1.
  private int densest(int[] cost, double[] worth, int left) {
    int densest = -1;
    double most = 0;
    for (int p : order) {
      if (!taken[p] && cost[p] <= left && worth[p] / cost[p] > most) {
        most = worth[p] / cost[p];
        densest = p;
      }
    }
    return work > MAX_WORK ? -1 : densest;
  }

  private void explore(int place, int left, double value) {
    if (value > bestValue) {
      bestValue = value;
      best = taken.clone();
    }
    if (place == order.length || nodes++ >= mostNodes || value + bound(place, left) <= bestValue) {
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
