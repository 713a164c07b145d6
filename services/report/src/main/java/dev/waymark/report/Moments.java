package dev.waymark.report;

import dev.waymark.engine.statistics.Estimate;

/// Count, mean and variance of numbers, kept up as they come (Welford 1962).
final class Moments {
  private long n;
  private double mean;
  private double squares;

  void add(double x) {
    n++;
    double step = x - mean;
    mean += step / n;
    squares += step * (x - mean);
  }

  long count() {
    return n;
  }

  double mean() {
    return mean;
  }

  /// Sum of squared distances from the mean.
  double squares() {
    return squares;
  }

  /// The mean with its interval; at least two numbers are needed.
  Estimate estimate() {
    return Estimate.normal(mean, Math.sqrt(squares / (n - 1) / n));
  }
}
