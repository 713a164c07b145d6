package dev.waymark.trainer.model;

/// The ratio of two sums, Σ gain / Σ hours, and how sure it is (linearisation, as survey statistics
/// do for ratio estimators).
final class Ratio {
  private static final int MIN_COUNT = 5;

  private int n;
  private double gain;
  private double hours;
  private double gainSquares;
  private double products;
  private double hourSquares;

  void add(double g, double h) {
    n++;
    gain += g;
    hours += h;
    gainSquares += g * g;
    products += g * h;
    hourSquares += h * h;
  }

  /// Adds another, or takes it off with a `sign` of −1.
  void add(Ratio other, int sign) {
    n += sign * other.n;
    gain += sign * other.gain;
    hours += sign * other.hours;
    gainSquares += sign * other.gainSquares;
    products += sign * other.products;
    hourSquares += sign * other.hourSquares;
  }

  /// Too few to say anything.
  boolean isThin() {
    return n < MIN_COUNT || !(hours > 0);
  }

  double value() {
    return gain / hours;
  }

  double variance() {
    double r = value();
    double squares = gainSquares - 2 * r * products + r * r * hourSquares;
    return Math.max(0, squares) * n / (n - 1) / (hours * hours);
  }
}
