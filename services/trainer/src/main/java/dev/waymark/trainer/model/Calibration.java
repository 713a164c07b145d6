package dev.waymark.trainer.model;

import smile.math.BFGS;
import smile.util.function.DifferentiableMultivariateFunction;

/// What turns a regression's log-odds into chances of a right answer: Platt scaling between a floor
/// and a ceiling, `guess + (1 - slip - guess) / (1 + exp(-(factor · z + shift)))`. Learners who
/// don't know guess, and learners who know slip, so no log-odds are as sure as they look.
///
/// @param factor of the log-odds; over 0
/// @param slip 0.01 to 0.3
/// @param guess 0.01 to 0.4
record Calibration(double factor, double shift, double slip, double guess) {
  private static final double TOLERANCE = 1e-6;
  private static final int MOST_ITERATIONS = 200;
  private static final double LEAST = 0.01;
  private static final double MOST_SLIP = 0.3;
  private static final double MOST_GUESS = 0.4;

  /// Keeps four parameters from running off where outcomes can't tell them apart.
  private static final double PENALTY = 0.5;

  /// The most likely one.
  ///
  /// @param logOdds by fits that had not seen the learner of the row
  static Calibration fit(double[] logOdds, byte[] y) {
    // Logarithm of the factor, shift, and where slip and guess lie in their ranges, in log-odds.
    double[] x = {0, 0, -1, -1};
    var _ = BFGS.minimize(new Loss(logOdds, y), x, TOLERANCE, MOST_ITERATIONS);
    return of(x);
  }

  /// The chance of a right answer.
  double chance(double logOdds) {
    return guess + (1 - slip - guess) * sigmoid(factor * logOdds + shift);
  }

  private static Calibration of(double[] x) {
    return new Calibration(
        Math.exp(x[0]),
        x[1],
        LEAST + (MOST_SLIP - LEAST) * sigmoid(x[2]),
        LEAST + (MOST_GUESS - LEAST) * sigmoid(x[3]));
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  /// Mean log-loss with a penalty.
  @SuppressWarnings("ArrayRecordComponent") // a bundle of columns, never compared nor changed
  private record Loss(double[] logOdds, byte[] y) implements DifferentiableMultivariateFunction {
    @Override
    public double f(double[] x) {
      return g(x, new double[x.length]);
    }

    @Override
    public double g(double[] x, double[] g) {
      Calibration c = of(x);
      double loss = 0;
      double byFactor = 0;
      double byShift = 0;
      double bySlip = 0;
      double byGuess = 0;
      double room = 1 - c.slip - c.guess;
      for (int i = 0; i < y.length; i++) {
        double s = sigmoid(c.factor * logOdds[i] + c.shift);
        double p = c.guess + room * s;
        loss -= Math.log(y[i] == 1 ? p : 1 - p);
        double slope = (p - y[i]) / (p * (1 - p));
        double bend = slope * room * s * (1 - s);
        byFactor += bend * c.factor * logOdds[i];
        byShift += bend;
        bySlip -= slope * s;
        byGuess += slope * (1 - s);
      }
      double slip = sigmoid(x[2]);
      double guess = sigmoid(x[3]);
      g[0] = byFactor;
      g[1] = byShift;
      g[2] = bySlip * (MOST_SLIP - LEAST) * slip * (1 - slip);
      g[3] = byGuess * (MOST_GUESS - LEAST) * guess * (1 - guess);
      for (int j = 0; j < x.length; j++) {
        loss += PENALTY * x[j] * x[j] / 2;
        g[j] = (g[j] + PENALTY * x[j]) / y.length;
      }
      return loss / y.length;
    }
  }
}
