package dev.waymark.load.event;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Numbers from 0 whose frequency falls with their rank, as that of busy and idle users does: the
/// number `k` is drawn in proportion to `1 / (k + 1)`.
public final class Zipf {
  private final double[] cumulated;

  /// @param count how many numbers there are
  public Zipf(int count) {
    cumulated = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += 1.0 / (i + 1);
      cumulated[i] = sum;
    }
  }

  /// One of the numbers.
  public int next(RandomGenerator random) {
    int found = Arrays.binarySearch(cumulated, random.nextDouble(cumulated[cumulated.length - 1]));
    return Math.min(cumulated.length - 1, found < 0 ? -found - 1 : found);
  }
}
