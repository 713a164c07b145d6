package dev.waymark.trainer.model;

import dev.waymark.engine.mastery.LogisticFeature;
import dev.waymark.trainer.fit.DesignMatrix;
import dev.waymark.trainer.fit.LogisticRegression;
import java.util.Arrays;

/// A logistic regression whose weights have the signs that the engine demands. It is fitted freely
/// to convergence; features with the wrong sign are dropped, the worst first, and it is fitted
/// again, until all signs are right.
///
/// @param model the last fit; dropped features weigh nothing
/// @param dropped by feature
/// @param fits how many it took
@SuppressWarnings("ArrayRecordComponent") // a bundle of columns, never compared nor changed
record SignedRegression(LogisticRegression model, boolean[] dropped, int fits) {
  private static final LogisticFeature[] FEATURES = LogisticFeature.values();

  /// λ that leaves nothing of a weight.
  private static final double FORBIDDING = 1e15;

  /// Of the features with the wrong sign, those that weigh at least this share of the worst go at
  /// once.
  private static final double DROP_FROM = 0.5;

  /// @param x scaled columns: the features, then the topics
  /// @param lambda of every column
  /// @param without features that must not take part
  /// @param start weights to start from
  static SignedRegression fit(
      DesignMatrix x, byte[] y, double lambda, boolean[] without, double[] start) {
    boolean[] dropped = without.clone();
    double[] from = start.clone();
    for (int fits = 1; ; fits++) {
      double[] penalties = new double[x.columns()];
      Arrays.fill(penalties, lambda);
      for (int j = 0; j < FEATURES.length; j++) {
        if (dropped[j]) {
          penalties[j] = FORBIDDING;
          from[j] = 0;
        }
      }
      LogisticRegression model = LogisticRegression.fit(x, y, penalties, from);
      if (!drop(model.weights(), dropped)) {
        for (int j = 0; j < FEATURES.length; j++) {
          model.weights()[j] = dropped[j] ? 0 : model.weights()[j];
        }
        return new SignedRegression(model, dropped, fits);
      }
      from = model.weights();
    }
  }

  /// Marks the worst of the wrong signs.
  ///
  /// @return false if there are none
  private static boolean drop(double[] weights, boolean[] dropped) {
    double worst = 0;
    for (int j = 0; j < FEATURES.length; j++) {
      if (!dropped[j] && !FEATURES[j].allows(weights[j])) {
        worst = Math.max(worst, Math.abs(weights[j]));
      }
    }
    for (int j = 0; j < FEATURES.length && worst > 0; j++) {
      dropped[j] |= !FEATURES[j].allows(weights[j]) && Math.abs(weights[j]) >= DROP_FROM * worst;
    }
    return worst > 0;
  }
}
