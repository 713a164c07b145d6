package dev.waymark.engine.learner;

/// The values that packed statistics may take, by small whole numbers. Rounding to the nearest
/// keeps order, so packing never turns a gain into a loss.
final class Grid {
  private static final double GAIN_STEPS = 24;
  private static final int GAIN_ZERO = 208;
  private static final int GAINS = 512;
  private static final double LEARNED_STEPS = 10;
  private static final int LEARNED_ONE = 80;
  private static final int LEARNED = 128;
  private static final double STABILITY_STEPS = 12;
  private static final int STABILITIES = 128;

  private static final double ODDS_STEPS = 8;
  private static final int ODDS_ONE = 48;
  private static final int ODDS = 256;

  private static final double[] FACTOR = new double[GAINS];
  private static final double[] LEARNED_ODDS = new double[LEARNED];
  private static final double[] STABILITY_DAYS = new double[STABILITIES];
  private static final double[] ODDS_AGAINST = new double[ODDS];

  static {
    for (int k = 0; k < ODDS; k++) {
      ODDS_AGAINST[k] = StrictMath.exp((k - ODDS_ONE) / ODDS_STEPS);
    }
    for (int k = 0; k < GAINS; k++) {
      FACTOR[k] = StrictMath.exp(gain(k));
    }
    for (int k = 1; k < LEARNED; k++) {
      LEARNED_ODDS[k] = StrictMath.exp((k - LEARNED_ONE) / LEARNED_STEPS);
    }
    for (int k = 1; k < STABILITIES; k++) {
      STABILITY_DAYS[k] = StrictMath.exp((k - 1) / STABILITY_STEPS);
    }
  }

  private Grid() {}

  static double gain(int k) {
    return (k - GAIN_ZERO) / GAIN_STEPS;
  }

  static int ofGain(double gain) {
    return Math.clamp(Math.round(gain * GAIN_STEPS) + GAIN_ZERO, 0, GAINS - 1);
  }

  /// The factor on the odds that gain `k` stands for.
  static double factor(int k) {
    return FACTOR[k];
  }

  static double learned(int k) {
    return LEARNED_ODDS[k];
  }

  static int ofLearned(double odds) {
    if (odds < LEARNED_ODDS[1]) {
      return 0;
    }
    return Math.clamp(Math.round(Math.log(odds) * LEARNED_STEPS) + LEARNED_ONE, 1, LEARNED - 1);
  }

  static double odds(int k) {
    return ODDS_AGAINST[k];
  }

  static int ofOdds(double odds) {
    if (odds <= ODDS_AGAINST[0]) {
      return 0;
    }
    return Math.clamp(Math.round(StrictMath.log(odds) * ODDS_STEPS) + ODDS_ONE, 0, ODDS - 1);
  }

  static double stability(int k) {
    return STABILITY_DAYS[k];
  }

  static int ofStability(double days) {
    if (days == 0) {
      return 0;
    }
    return Math.clamp(Math.round(Math.log(days) * STABILITY_STEPS) + 1, 1, STABILITIES - 1);
  }
}
