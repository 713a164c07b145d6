package dev.waymark.engine.placement;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import java.util.Arrays;

/// Sixty-four sets of topics that a learner of one ability may know, each closed under HARD
/// prerequisites. Bit `i` of a topic's word tells whether set `i` holds it, so that one operation
/// of the processor moves all sets.
///
/// The sets move by Metropolis steps, each of which adds or drops a topic at the edge of a set. The
/// sets are a sample of those that fit the answers; the weight is how well the world as a whole
/// fits them. Only topics that bear on an answer take part; the others follow from them at the end.
final class KnowledgeSets {
  static final int SETS = Long.SIZE;

  private final Adjacency prerequisites;
  private final Adjacency dependents;
  private final BitChance coins;
  private final long[] known;
  private final int[] depths;
  private final double[] chances;

  /// By depth, in parts of [BitChance#ONE]: the chances to take a step that adds, one that drops,
  /// and to lack a topic whose prerequisites are known.
  private final int[] adds;

  private final int[] drops;
  private final int[] lacks;
  private final int[] holds;
  private final boolean[] bears;
  private double weight = 1;

  /// Sets without any topic yet.
  ///
  /// @param bears by position, whether the topic takes part; the caller's to change
  KnowledgeSets(GoalScope scope, Difficulty difficulty, int world, long seed, boolean[] bears) {
    this.bears = bears;
    prerequisites = scope.prerequisites();
    dependents = scope.dependents();
    coins = new BitChance(seed);
    int levels = difficulty.levels();
    chances = new double[levels];
    adds = new int[levels];
    drops = new int[levels];
    lacks = new int[levels];
    holds = new int[levels];
    for (int depth = 0; depth < levels; depth++) {
      double chance = difficulty.chance(world, depth);
      double odds = chance / (1 - chance);
      chances[depth] = chance;
      adds[depth] = BitChance.numerator(odds);
      drops[depth] = BitChance.numerator(1 / odds);
      holds[depth] = BitChance.numerator(chance);
      lacks[depth] = BitChance.numerator(1 - chance);
    }
    known = new long[scope.size()];
    depths = new int[known.length];
    Arrays.setAll(depths, difficulty::depth);
  }

  double weight() {
    return weight;
  }

  /// Multiplies the weight.
  void weigh(double factor) {
    weight *= factor;
  }

  /// The sets that hold the topic, as bits.
  long holding(int position) {
    return known[position];
  }

  /// Share of the sets that hold the topic.
  double share(int position) {
    return Long.bitCount(known[position]) / (double) SETS;
  }

  /// Lets chance decide which sets hold the topic; all that it requires is decided already.
  void draw(int position) {
    known[position] = coins.keep(open(position), holds[depths[position]]);
  }

  /// Steps at the topics in the order given.
  void move(int[] positions, double[] answers) {
    for (int p : positions) {
      step(p, answers[p]);
    }
  }

  /// Steps at the topics in the order opposite to the one given.
  void moveBack(int[] positions, double[] answers) {
    for (int i = positions.length - 1; i >= 0; i--) {
      step(positions[i], answers[positions[i]]);
    }
  }

  /// Adds the topic to sets that lack it and hold all it requires, and drops it from sets that hold
  /// nothing that requires it, with chances in detailed balance.
  ///
  /// @param answer how many times likelier the answers on the topic are from one who knows it
  private void step(int position, double answer) {
    long free = open(position);
    for (int e = dependents.begin(position), end = dependents.hardEnd(position);
        free != 0 && e < end;
        e++) {
      free &= ~known[dependents.target(e)];
    }
    if (free == 0) {
      return;
    }
    int depth = depths[position];
    int adding = adds[depth];
    int dropping = drops[depth];
    if (answer != 1) {
      double odds = chances[depth] / (1 - chances[depth]) * answer;
      adding = BitChance.numerator(odds);
      dropping = BitChance.numerator(1 / odds);
    }
    long now = known[position];
    long add = free & ~now;
    long drop = free & now;
    if (add != 0) {
      add = coins.keep(add, adding);
      add = add == 0 ? 0 : unlessExpected(position, add);
    }
    if (drop != 0) {
      drop = coins.keep(drop, dropping);
    }
    known[position] = now ^ (add | drop);
  }

  /// Adding a topic opens its dependents, and a set that lacks an open topic is less likely by the
  /// chance to lack it.
  private long unlessExpected(int position, long add) {
    long left = add;
    for (int e = dependents.begin(position), end = dependents.hardEnd(position);
        left != 0 && e < end;
        e++) {
      int dependent = dependents.target(e);
      long opened = bears[dependent] ? left : 0;
      for (int r = prerequisites.begin(dependent), last = prerequisites.hardEnd(dependent);
          opened != 0 && r < last;
          r++) {
        int required = prerequisites.target(r);
        opened &= required == position ? -1 : known[required];
      }
      if (opened != 0) {
        left ^= opened ^ coins.keep(opened, lacks[depths[dependent]]);
      }
    }
    return left;
  }

  /// The sets that hold every HARD prerequisite of the topic.
  private long open(int position) {
    long all = -1;
    for (int e = prerequisites.begin(position), end = prerequisites.hardEnd(position);
        e < end;
        e++) {
      all &= known[prerequisites.target(e)];
    }
    return all;
  }
}
