package dev.waymark.engine.placement;

/// Up to sixty-four weighted coins at a time, from a fixed seed: equal use gives equal coins.
final class BitChance {
  /// Chances are multiples of one over this.
  static final int ONE = 1 << 12;

  private static final int HIGHEST_BIT = ONE >> 1;
  private static final long STRIDE = 0x9E3779B97F4A7C15L;
  private static final long MASK = 0xD6E8FEB86659FD93L;

  private long state;

  BitChance(long seed) {
    state = seed * MASK;
  }

  /// Tosses a coin for each bit of `which` and keeps the bits that come up, each with chance
  /// `numerator / ONE`. Random bits are compared with the chance from the highest bit on, for all
  /// coins at once, until none is undecided.
  ///
  /// @param numerator from [#numerator(double)]
  long keep(long which, int numerator) {
    if (numerator == ONE) {
      return which;
    }
    long undecided = which;
    long kept = 0;
    for (int bit = HIGHEST_BIT; undecided != 0 && bit != 0; bit >>= 1) {
      long random = next();
      if ((numerator & bit) != 0) {
        kept |= undecided & ~random;
        undecided &= random;
      } else {
        undecided &= ~random;
      }
    }
    return kept;
  }

  /// The chance in parts of [#ONE], never 0; a chance over 1 counts as 1.
  static int numerator(double chance) {
    return chance >= 1 ? ONE : Math.max(1, (int) (chance * ONE + 0.5));
  }

  /// Wyrand (Wang Yi, 2019): steps do not wait for each other in the processor.
  private long next() {
    state += STRIDE;
    long other = state ^ MASK;
    return Math.unsignedMultiplyHigh(state, other) ^ state * other;
  }
}
