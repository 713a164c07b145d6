package dev.waymark.engine.learner;

/// Memory after FSRS-5 (Ye and others, "Optimizing Spaced Repetition Schedule by Capturing the
/// Dynamics of Memory", 2023): recall falls by a power law, and each success makes it fall slower,
/// the more so the later it comes.
public final class Forgetting {
  /// Makes recall 0.9 when the time passed equals the stability.
  private static final double FACTOR = 19.0 / 81.0;

  private static final double MAX_STABLE_DAYS = 3650;

  private Forgetting() {}

  /// Chance that what was known is still there, over 0 to 1.
  ///
  /// @param elapsedDays since it was last refreshed; below 0 counts as 0
  public static double recall(double elapsedDays, double stabilityDays) {
    if (stabilityDays <= 0 || elapsedDays <= 0) {
      return 1;
    }
    return 1 / Math.sqrt(1 + FACTOR * elapsedDays / stabilityDays);
  }

  /// Stability after a success, never less than before.
  ///
  /// @param failureShare failures among all attempts, 0 to 1: how difficult it is
  static double afterSuccess(double stabilityDays, double elapsedDays, double failureShare) {
    double recall = recall(elapsedDays, stabilityDays);
    double ease = 11 - (3 + 7 * failureShare);
    double growth =
        Math.exp(1.546)
            * ease
            * Math.pow(stabilityDays, -0.1192)
            * Math.expm1(1.019 * (1 - recall));
    return Math.min(MAX_STABLE_DAYS, stabilityDays * (1 + growth));
  }

  /// Stability after a failure, never more than before.
  static double afterFailure(double stabilityDays, double elapsedDays, double failureShare) {
    double recall = recall(elapsedDays, stabilityDays);
    double relearnt =
        1.94
            * Math.pow(3 + 7 * failureShare, -0.11)
            * (Math.pow(stabilityDays + 1, 0.296) - 1)
            * Math.exp(2.27 * (1 - recall));
    return Math.min(stabilityDays, Math.max(1, relearnt));
  }
}
