package dev.waymark.it.hostile;

import java.util.SplittableRandom;

/// Where random inputs come from: the same ones every time, unless the system property
/// `waymark.hostile.seed` says otherwise.
final class Seeds {

  /// The seed of this run.
  static final long SEED = Long.getLong("waymark.hostile.seed", 2_611);

  private Seeds() {}

  /// The inputs of one attack.
  ///
  /// @param attack tells it from others of the same run
  static SplittableRandom of(String attack) {
    return new SplittableRandom(SEED * 31 + attack.hashCode());
  }

  /// How to have the same inputs again.
  static String shown() {
    return "-Dwaymark.hostile.seed=" + SEED;
  }
}
