package dev.waymark.simulator.placement;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import java.util.SplittableRandom;

/// Ways in which what learners know may have come about. All are closed under HARD prerequisites.
public enum KnowledgeKind {
  /// One ability against difficulties that grow with depth, with some noise on each topic.
  ABILITY,
  /// An ability that differs from area to area, so that topics near each other go together.
  AREAS,
  /// Topics learnt one after the other, any open one next, until the learner stopped somewhere.
  GROWN;

  /// By position, whether the learner knows the topic.
  public boolean[] draw(GoalScope scope, long seed) {
    var random = new SplittableRandom(seed);
    return switch (this) {
      case ABILITY -> against(scope, field(scope, random, 0.4, 0), random.nextGaussian());
      case AREAS -> against(scope, field(scope, random, 0.4, 0.8), 0.8 * random.nextGaussian());
      case GROWN -> grown(scope, random);
    };
  }

  private static boolean[] against(GoalScope scope, double[] field, double ability) {
    int[] depth = depth(scope);
    int deepest = 1;
    for (int d : depth) {
      deepest = Math.max(deepest, d);
    }
    boolean[] known = new boolean[field.length];
    for (int p = 0; p < known.length; p++) {
      double hardness = 3.0 * depth[p] / deepest - 1.5;
      known[p] = ability + field[p] > hardness && open(scope, known, p);
    }
    return known;
  }

  /// Noise on each topic; with a share that runs along the edges, from a topic's prerequisites on.
  private static double[] field(
      GoalScope scope, SplittableRandom random, double alone, double shared) {
    double[] along = new double[scope.size()];
    double[] field = new double[scope.size()];
    Adjacency prerequisites = scope.prerequisites();
    for (int p = 0; p < field.length; p++) {
      int begin = prerequisites.begin(p);
      int end = prerequisites.hardEnd(p);
      double from = 0;
      for (int e = begin; e < end; e++) {
        from += along[prerequisites.target(e)] / (end - begin);
      }
      double own = random.nextGaussian();
      along[p] = begin == end ? own : 0.9 * from + 0.44 * own;
      field[p] = alone * random.nextGaussian() + shared * along[p];
    }
    return field;
  }

  private static boolean[] grown(GoalScope scope, SplittableRandom random) {
    boolean[] known = new boolean[scope.size()];
    int target = random.nextInt(scope.size() + 1);
    for (int count = 0; count < target; ) {
      int p = random.nextInt(known.length);
      if (!known[p] && open(scope, known, p)) {
        known[p] = true;
        count++;
      }
    }
    return known;
  }

  private static int[] depth(GoalScope scope) {
    int[] depth = new int[scope.size()];
    Adjacency prerequisites = scope.prerequisites();
    for (int p = 0; p < depth.length; p++) {
      for (int e = prerequisites.begin(p); e < prerequisites.hardEnd(p); e++) {
        depth[p] = Math.max(depth[p], 1 + depth[prerequisites.target(e)]);
      }
    }
    return depth;
  }

  private static boolean open(GoalScope scope, boolean[] known, int position) {
    Adjacency prerequisites = scope.prerequisites();
    for (int e = prerequisites.begin(position); e < prerequisites.hardEnd(position); e++) {
      if (!known[prerequisites.target(e)]) {
        return false;
      }
    }
    return true;
  }
}
