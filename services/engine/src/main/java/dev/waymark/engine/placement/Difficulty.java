package dev.waymark.engine.placement;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;

/// What is believed before any answer: a learner has one ability, and topics are the harder the
/// longer the chain of prerequisites below them; how much harder, nobody knows. So there are many
/// worlds, equally likely at first, each with one ability and one slope. In a world, a learner who
/// knows all that a topic requires knows the topic with a chance that follows a logistic curve
/// (item response theory; Rasch, 1960).
final class Difficulty {
  private static final double[] SLOPES = {0, 2, 6};
  private static final int ABILITIES = 7;
  private static final double SPREAD = 2.5;

  static final int WORLDS = SLOPES.length * ABILITIES;

  private final int[] depths;
  private final int levels;
  private final double[] chances;

  Difficulty(GoalScope scope) {
    int n = scope.size();
    depths = new int[n];
    int deepest = 0;
    Adjacency prerequisites = scope.prerequisites();
    for (int p = 0; p < n; p++) {
      for (int e = prerequisites.begin(p); e < prerequisites.hardEnd(p); e++) {
        depths[p] = Math.max(depths[p], 1 + depths[prerequisites.target(e)]);
      }
      deepest = Math.max(deepest, depths[p]);
    }
    levels = deepest + 1;
    chances = new double[WORLDS * levels];
    for (int w = 0; w < WORLDS; w++) {
      double slope = SLOPES[w / ABILITIES];
      double ability = (2.0 * (w % ABILITIES) + 1) / ABILITIES - 1;
      for (int depth = 0; depth < levels; depth++) {
        double hardness = 2.0 * depth / Math.max(1, deepest) - 1;
        double logit = ability * (SPREAD + slope) - slope * hardness;
        chances[w * levels + depth] = Math.clamp(1 / (1 + Math.exp(-logit)), 0.004, 0.996);
      }
    }
  }

  int levels() {
    return levels;
  }

  /// The longest chain of HARD prerequisites below the topic.
  int depth(int position) {
    return depths[position];
  }

  /// In the world, the chance that a topic of the depth is known when all it requires is.
  double chance(int world, int depth) {
    return chances[world * levels + depth];
  }
}
