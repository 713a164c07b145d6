package dev.waymark.trainer.metric;

import java.util.Arrays;

/// The five measures of a set of predictions, for any weighing of the learners.
public final class Measures {
  /// What is measured.
  public enum Measure {
    /// Area under the ROC curve.
    AUC,
    /// Mean negative natural logarithm of the probability given to what happened.
    LOG_LOSS,
    /// Root of the mean squared difference between probability and outcome.
    RMSE,
    /// Expected calibration error: over ten bins of equal width, the mean distance between the mean
    /// probability and the share of right answers, weighed by the bins' rows.
    ECE,
    /// AUC over the rows in which a learner meets an item for the first time.
    FIRST_ATTEMPT_AUC
  }

  private static final int BINS = 10;
  private final int learners;
  private final Auc auc;
  private final Auc firstAuc;
  private final double[] rows;
  private final double[] logLoss;
  private final double[] squares;
  private final double[][] binExcess;
  private final double[] binVariance = new double[BINS];

  /// Sums up per learner, so that a resample costs no new pass over the rows except for the areas.
  public Measures(Scored scored) {
    learners = scored.learners();
    auc = new Auc(scored, row -> true);
    firstAuc = new Auc(scored, row -> scored.first()[row]);
    rows = new double[learners];
    logLoss = new double[learners];
    squares = new double[learners];
    binExcess = new double[learners][BINS];
    for (int row = 0; row < scored.size(); row++) {
      int u = scored.learner()[row];
      double p = scored.probability()[row];
      int y = scored.outcome()[row];
      rows[u]++;
      logLoss[u] -= Math.log(y == 1 ? p : 1 - p);
      squares[u] += (p - y) * (p - y);
      int bin = Math.min(BINS - 1, (int) (p * BINS));
      binExcess[u][bin] += p - y;
      binVariance[bin] += p * (1 - p);
    }
  }

  /// The calibration error that these probabilities would be measured at, on average, if they were
  /// exactly right and answers independent: what so few rows show by chance. No measured error can
  /// be told from none that is not well above it.
  public double calibrationErrorByChance() {
    double error = 0;
    for (double variance : binVariance) {
      error += Math.sqrt(2 * variance / Math.PI);
    }
    return error / Arrays.stream(rows).sum();
  }

  /// How many learners were judged on.
  public int learners() {
    return learners;
  }

  /// A measure with every learner counted once; NaN where it is undefined.
  public double of(Measure measure) {
    int[] once = new int[learners];
    Arrays.fill(once, 1);
    return of(measure, once);
  }

  /// A measure with each learner counted so many times.
  public double of(Measure measure, int[] weights) {
    return switch (measure) {
      case AUC -> auc.of(weights);
      case FIRST_ATTEMPT_AUC -> firstAuc.of(weights);
      case LOG_LOSS -> sum(logLoss, weights) / sum(rows, weights);
      case RMSE -> Math.sqrt(sum(squares, weights) / sum(rows, weights));
      case ECE -> calibrationError(weights);
    };
  }

  private static double sum(double[] values, int[] weights) {
    double sum = 0;
    for (int u = 0; u < values.length; u++) {
      sum += values[u] * weights[u];
    }
    return sum;
  }

  private double calibrationError(int[] weights) {
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      double excess = 0;
      for (int u = 0; u < learners; u++) {
        excess += binExcess[u][bin] * weights[u];
      }
      error += Math.abs(excess);
    }
    return error / sum(rows, weights);
  }
}
