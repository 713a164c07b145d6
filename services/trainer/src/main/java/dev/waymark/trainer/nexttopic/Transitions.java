package dev.waymark.trainer.nexttopic;

import java.util.Arrays;

/// How often an item was new right after a context of items, as sorted 64-bit keys: up to 2,000,000
/// items with a context of one, 2¹⁹ with a context of two; beyond that the context of two counts
/// nothing.
final class Transitions {
  private static final int MAX_FOR_TWO = 1 << 20;
  private final long items;
  private final long[] keys;

  /// Counts.
  ///
  /// @param distances the places back from the new item where the context's items stand, oldest
  ///   first: {1} for what came right before, {2, 1} for the two before, {3} for the third before
  ///   alone
  Transitions(Sequences sequences, int... distances) {
    items = sequences.itemCount();
    boolean tooMany = distances.length > 1 && items >= MAX_FOR_TWO;
    long[] found = new long[1 << 12];
    int n = 0;
    for (int u = 0; u < sequences.learnerCount() && !tooMany; u++) {
      int[] sequence = sequences.of(u);
      for (int at : sequences.newPositions(u)) {
        if (at < distances[0]) {
          continue;
        }
        if (n == found.length) {
          found = Arrays.copyOf(found, 2 * n);
        }
        found[n++] = context(sequence, at, distances) * items + sequence[at];
      }
    }
    keys = Arrays.copyOf(found, n);
    Arrays.parallelSort(keys);
  }

  private long context(int[] sequence, int at, int[] distances) {
    long context = 0;
    for (int distance : distances) {
      context = context * items + sequence[at - distance];
    }
    return context;
  }

  /// Adds the share of each item among what was new after this context, times `weight`.
  ///
  /// @param context its items, oldest first, as many as there are distances
  void add(double weight, double[] scores, int... context) {
    long prefix = 0;
    for (int item : context) {
      prefix = prefix * items + item;
    }
    int from = lowerBound(prefix * items);
    int to = lowerBound((prefix + 1) * items);
    for (int i = from; i < to; i++) {
      scores[(int) (keys[i] % items)] += weight / (to - from + 1);
    }
  }

  private int lowerBound(long key) {
    int low = 0;
    int high = keys.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (keys[middle] < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
