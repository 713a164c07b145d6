package dev.waymark.trainer.answers;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Splits learners into folds of nearly equal size.
public final class Folds {
  private Folds() {}

  /// A fold, from 0, for each of `count` learners; the same for the same seed.
  public static int[] assign(int count, int folds, long seed) {
    int[] order = IntStream.range(0, count).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = count - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[other];
      order[other] = swap;
    }
    int[] fold = new int[count];
    for (int i = 0; i < count; i++) {
      fold[order[i]] = i % folds;
    }
    return fold;
  }
}
