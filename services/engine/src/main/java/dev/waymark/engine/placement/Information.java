package dev.waymark.engine.placement;

import java.util.Arrays;

/// What an answer is expected to tell about every topic, over a [KnowledgeSample].
final class Information {
  private static final int STEPS = 1024;
  private static final double[] ENTROPY = new double[STEPS + 1];

  static {
    for (int i = 1; i < STEPS; i++) {
      double p = i / (double) STEPS;
      ENTROPY[i] = -(p * Math.log(p) + (1 - p) * Math.log(1 - p)) / Math.log(2);
    }
  }

  private final double slip;
  private final double guess;
  private final double[] chances;
  private final int n;
  private final int worlds;
  private final long[] states;
  private final double[] weights;

  Information(KnowledgeSample sample, double[] chances, PlacementParameters parameters) {
    slip = parameters.slip();
    guess = parameters.guess();
    this.chances = chances;
    n = chances.length;
    worlds = sample.worlds();
    weights = new double[worlds];
    states = new long[n * worlds];
    for (int w = 0; w < worlds; w++) {
      weights[w] = sample.world(w).weight() / KnowledgeSets.SETS;
      for (int p = 0; p < n; p++) {
        states[p * worlds + w] = sample.world(w).holding(p);
      }
    }
    Arrays.setAll(chances, this::chance);
  }

  private double chance(int position) {
    double sum = 0;
    for (int w = 0; w < worlds; w++) {
      sum += weights[w] * Long.bitCount(states[position * worlds + w]);
    }
    return sum;
  }

  /// Expected information in bits of an answer on the topic about each topic, summed: by how much
  /// the answer makes the chances surer.
  double of(int position) {
    double right = success(chances[position]);
    double sum = 0;
    for (int p = 0; p < n; p++) {
      double known = chances[p];
      if (known <= 0.001 || known >= 0.999) {
        continue;
      }
      double both = 0;
      for (int w = 0; w < worlds; w++) {
        both += weights[w] * Long.bitCount(states[position * worlds + w] & states[p * worlds + w]);
      }
      double ifKnown = success(Math.min(1, both / known));
      double ifNot = success(Math.clamp((chances[position] - both) / (1 - known), 0, 1));
      sum += entropy(right) - known * entropy(ifKnown) - (1 - known) * entropy(ifNot);
    }
    return Math.max(0, sum);
  }

  /// Bits that are open about the topic, 0 to 1.
  static double entropy(double p) {
    double at = Math.clamp(p, 0, 1) * STEPS;
    int below = Math.min(STEPS - 1, (int) at);
    double part = at - below;
    return ENTROPY[below] + part * (ENTROPY[below + 1] - ENTROPY[below]);
  }

  private double success(double known) {
    return guess + (1 - slip - guess) * known;
  }
}
