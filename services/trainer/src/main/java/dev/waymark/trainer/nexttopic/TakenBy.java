package dev.waymark.trainer.nexttopic;

import java.util.Arrays;

/// Which learners took an item, and which items a learner took, each once.
final class TakenBy {
  private final int[][] itemsOf;
  private final int[][] learnersOf;

  TakenBy(Sequences sequences) {
    itemsOf = new int[sequences.learnerCount()][];
    int[] counts = new int[sequences.itemCount()];
    for (int u = 0; u < itemsOf.length; u++) {
      itemsOf[u] = Arrays.stream(sequences.of(u)).distinct().toArray();
      for (int item : itemsOf[u]) {
        counts[item]++;
      }
    }
    learnersOf = new int[counts.length][];
    Arrays.setAll(learnersOf, item -> new int[counts[item]]);
    Arrays.fill(counts, 0);
    for (int u = 0; u < itemsOf.length; u++) {
      for (int item : itemsOf[u]) {
        learnersOf[item][counts[item]++] = u;
      }
    }
  }

  int learnerCount() {
    return itemsOf.length;
  }

  /// The items a learner took.
  int[] itemsOf(int learner) {
    return itemsOf[learner];
  }

  /// The learners who took an item.
  int[] learnersOf(int item) {
    return learnersOf[item];
  }

  /// Weights of the distinct items of a history, newest first: 1, decay, decay², … Items farther
  /// back than `reach` count nothing.
  static Weighted weighted(int[] history, double decay, int reach) {
    int[] items = new int[Math.min(history.length, reach)];
    double[] weights = new double[items.length];
    java.util.Set<Integer> met = new java.util.HashSet<>();
    int n = 0;
    double weight = 1;
    for (int i = history.length - 1; i >= 0 && n < items.length; i--) {
      if (met.add(history[i])) {
        items[n] = history[i];
        weights[n++] = weight;
        weight *= decay;
      }
    }
    return new Weighted(Arrays.copyOf(items, n), Arrays.copyOf(weights, n));
  }

  /// Items and their weights.
  @SuppressWarnings("ArrayRecordComponent") // a bundle of columns, never compared nor changed
  record Weighted(int[] items, double[] weights) {}
}
