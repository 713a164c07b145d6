package dev.waymark.engine.statistics;

/// A figure with its 95 % interval.
public record Estimate(double value, double low, double high) {
  private static final double Z = 1.96;

  /// A share (Wilson 1927).
  ///
  /// @param all over 0
  public static Estimate share(long part, long all) {
    double n = all;
    double p = part / n;
    double centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
    return new Estimate(p, Math.max(0, centre - half), Math.min(1, centre + half));
  }

  /// A difference of two shares (Newcombe 1998).
  public static Estimate difference(long part, long all, long otherPart, long otherAll) {
    Estimate one = share(part, all);
    Estimate other = share(otherPart, otherAll);
    double value = one.value - other.value;
    double below = Math.hypot(one.value - one.low, other.high - other.value);
    double above = Math.hypot(one.high - one.value, other.value - other.low);
    return new Estimate(value, value - below, value + above);
  }

  /// By its standard error.
  public static Estimate normal(double value, double error) {
    return new Estimate(value, value - Z * error, value + Z * error);
  }

  /// Both ends and the middle raised: from logarithms to factors.
  public Estimate exp() {
    return new Estimate(Math.exp(value), Math.exp(low), Math.exp(high));
  }

  public boolean holds(double x) {
    return low <= x && x <= high;
  }
}
