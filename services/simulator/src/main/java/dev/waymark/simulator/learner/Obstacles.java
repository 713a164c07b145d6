package dev.waymark.simulator.learner;

import dev.waymark.engine.graph.GoalScope;
import java.util.Arrays;
import java.util.SplittableRandom;

/// What keeps learners from learning a topic and no graph names.
public enum Obstacles {
  NONE,
  /// A fifth of the topics teach nothing until another topic is known.
  WAITING,
  /// One topic in twelve can't be learnt at all.
  CLOSED;

  private static final double WAITING_SHARE = 0.2;
  private static final double CLOSED_SHARE = 1 / 12.0;

  /// What topics really need, for one learner.
  ///
  /// @param seed of that learner; the obstacles are drawn apart from all else
  public TopicTruth truth(GoalScope scope, long seed) {
    if (this == NONE) {
      return TopicTruth.asWritten(scope);
    }
    int[][] needs = new int[scope.size()][];
    Arrays.setAll(needs, scope.prerequisites()::hard);
    var random = new SplittableRandom(31 * seed + 17);
    for (int topic = 0; topic < needs.length; topic++) {
      if (this == CLOSED) {
        // What needs itself is never learnt.
        add(needs, topic, random.nextDouble() < CLOSED_SHARE ? topic : -1);
      } else if (random.nextDouble() < WAITING_SHARE) {
        int other = random.nextInt(needs.length);
        add(needs, topic, other == topic || leadsTo(needs, other, topic) ? -1 : other);
      }
    }
    double[] hardness = new double[needs.length];
    Arrays.fill(hardness, 1);
    return new TopicTruth(needs, hardness);
  }

  private static void add(int[][] needs, int topic, int needed) {
    if (needed >= 0) {
      needs[topic] = Arrays.copyOf(needs[topic], needs[topic].length + 1);
      needs[topic][needs[topic].length - 1] = needed;
    }
  }

  /// Whether a topic needs another, perhaps by way of others.
  private static boolean leadsTo(int[][] needs, int from, int to) {
    boolean[] seen = new boolean[needs.length];
    int[] open = new int[needs.length];
    int count = 0;
    open[count++] = from;
    seen[from] = true;
    while (count > 0) {
      for (int needed : needs[open[--count]]) {
        if (needed == to) {
          return true;
        }
        if (!seen[needed]) {
          seen[needed] = true;
          open[count++] = needed;
        }
      }
    }
    return false;
  }
}
