package dev.waymark.simulator.trial;

import java.util.Collection;

/// A mean with its 95 % confidence interval, by Student's t.
///
/// @param halfWidth 0 for a single value
public record Interval(double mean, double halfWidth) {
  private static final double[] T = {
    12.71, 4.30, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.20, 2.18, 2.16, 2.14, 2.13, 2.12,
    2.11, 2.10, 2.09, 2.09, 2.08, 2.07, 2.07, 2.06, 2.06, 2.06, 2.05, 2.05, 2.05, 2.04
  };
  private static final double T_OF_MANY = 1.98;

  public static Interval of(Collection<Double> values) {
    int n = values.size();
    double mean = values.stream().mapToDouble(v -> v).average().orElse(0);
    if (n < 2) {
      return new Interval(mean, 0);
    }
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    double t = n - 2 < T.length ? T[n - 2] : T_OF_MANY;
    return new Interval(mean, t * Math.sqrt(squares / (n - 1) / n));
  }
}
