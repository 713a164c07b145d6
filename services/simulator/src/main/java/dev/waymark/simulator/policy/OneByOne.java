package dev.waymark.simulator.policy;

import java.time.Instant;
import java.util.Arrays;

/// A fixed sequence: each topic until a right answer, then the next; from the start again after the
/// last.
final class OneByOne implements TeachingPolicy {
  private final int[] sequence;
  private int at;

  private OneByOne(int[] sequence) {
    this.sequence = sequence;
  }

  /// @param keys ascending keys give the sequence, equal keys the position
  static OneByOne by(double[] keys) {
    return new OneByOne(sequence(keys));
  }

  /// The positions by ascending keys, equal keys by position.
  static int[] sequence(double[] keys) {
    Integer[] order = new Integer[keys.length];
    Arrays.setAll(order, p -> p);
    Arrays.sort(order, (a, b) -> Double.compare(keys[a], keys[b]));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }

  @Override
  public int next(Instant at) {
    return sequence[this.at];
  }

  @Override
  public void observe(int position, boolean correct, Instant instant) {
    if (correct) {
      at = (at + 1) % sequence.length;
    }
  }
}
