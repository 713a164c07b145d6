package dev.waymark.trainer.fit;

import java.util.Arrays;
import java.util.stream.IntStream;
import smile.math.BFGS;
import smile.util.function.DifferentiableMultivariateFunction;

/// Logistic regression fitted to convergence by Smile's L-BFGS: it minimises Σ log-loss + ½ Σ λⱼ
/// wⱼ², the bias being free. With one λ for all this is the objective of Smile's
/// `SparseLogisticRegression` (a test proves equal weights); it differs in three ways that matter
/// at this size. Rows lie in flat arrays instead of boxed entries. Each column has its own λ. And
/// the search runs in coordinates scaled by the curvature of each column, because Smile stops when
/// the largest gradient falls below the tolerance times the loss itself, which on 100,000 unscaled
/// rows is far from the optimum.
///
/// @param weights one for each column, the bias last
/// @param loss the summed log-loss with its penalty at the optimum
/// @param gradient the largest absolute slope of that loss along any weight at the optimum, per row
///   of data
@SuppressWarnings("ArrayRecordComponent") // a bundle of columns, never compared nor changed
public record LogisticRegression(double[] weights, double loss, double gradient) {
  /// Where the search ends unless told otherwise.
  private static final double TOLERANCE = 1e-7;

  private static final int MEMORY = 12;
  private static final int MAX_ITERATIONS = 1_500;
  private static final int CHUNKS = 8;

  /// Fits to all rows.
  ///
  /// @param x the features
  /// @param y 1 or 0 for each row of `x`
  /// @param penalties λ for each column
  /// @param start weights to start from, bias last; they change the way, not the end
  /// @param tolerance the search ends when the largest slope, along its own coordinates, is below
  ///   this share of the loss
  public static LogisticRegression fit(
      DesignMatrix x, byte[] y, double[] penalties, double[] start, double tolerance) {
    Objective objective = new Objective(x, y, penalties);
    double[] u = objective.preconditioner.coordinates(start);
    double loss = BFGS.minimize(objective, MEMORY, u, tolerance, MAX_ITERATIONS);
    double[] w = new double[u.length];
    objective.preconditioner.weights(u, w);
    return new LogisticRegression(w, loss, objective.largestSlope(w) / x.rows());
  }

  /// Fits to all rows until nothing is left to gain.
  public static LogisticRegression fit(
      DesignMatrix x, byte[] y, double[] penalties, double[] start) {
    return fit(x, y, penalties, start, TOLERANCE);
  }

  /// Fits to all rows, starting from zero.
  public static LogisticRegression fit(DesignMatrix x, byte[] y, double[] penalties) {
    return fit(x, y, penalties, new double[x.columns() + 1]);
  }

  /// The log-odds of a right answer for a row.
  public double logOdds(DesignMatrix x, int row) {
    return x.dot(row, weights) + weights[x.columns()];
  }

  /// The objective, in the coordinates of the preconditioner.
  private static final class Objective implements DifferentiableMultivariateFunction {
    private final DesignMatrix x;
    private final byte[] y;
    private final double[] penalties;
    private final Preconditioner preconditioner;
    private final double[] weights;
    private final double[][] slopes;

    Objective(DesignMatrix x, byte[] y, double[] penalties) {
      this.x = x;
      this.y = y;
      this.penalties = penalties;
      int p = x.columns();
      weights = new double[p + 1];
      slopes = new double[CHUNKS][p + 1];
      long right = 0;
      for (byte outcome : y) {
        right += outcome;
      }
      double mean = (right + 1.0) / (y.length + 2.0);
      preconditioner = new Preconditioner(x, penalties, mean * (1 - mean));
    }

    @Override
    public double f(double[] u) {
      return g(u, new double[u.length]);
    }

    @Override
    public double g(double[] u, double[] g) {
      preconditioner.weights(u, weights);
      double loss = slope(weights, g);
      preconditioner.slopes(g);
      return loss;
    }

    double largestSlope(double[] w) {
      double[] g = new double[w.length];
      slope(w, g);
      double largest = 0;
      for (double slope : g) {
        largest = Math.max(largest, Math.abs(slope));
      }
      return largest;
    }

    /// The loss at `w`, its slopes into `g`. Chunks are fixed and summed in order, so the result
    /// does not depend on threads.
    private double slope(double[] w, double[] g) {
      double[] losses = new double[CHUNKS];
      IntStream.range(0, CHUNKS)
          .parallel()
          .forEach(chunk -> losses[chunk] = slope(w, chunk, slopes[chunk]));
      int p = x.columns();
      double loss = 0;
      Arrays.fill(g, 0);
      for (int chunk = 0; chunk < CHUNKS; chunk++) {
        loss += losses[chunk];
        for (int j = 0; j <= p; j++) {
          g[j] += slopes[chunk][j];
        }
      }
      for (int j = 0; j < p; j++) {
        loss += 0.5 * penalties[j] * w[j] * w[j];
        g[j] += penalties[j] * w[j];
      }
      return loss;
    }

    private double slope(double[] w, int chunk, double[] slope) {
      int p = x.columns();
      Arrays.fill(slope, 0);
      double loss = 0;
      int from = (int) ((long) x.rows() * chunk / CHUNKS);
      int to = (int) ((long) x.rows() * (chunk + 1) / CHUNKS);
      for (int row = from; row < to; row++) {
        double margin = x.dot(row, w) + w[p];
        double e = Math.exp(-Math.abs(margin));
        double probability = margin >= 0 ? 1 / (1 + e) : e / (1 + e);
        loss += Math.log1p(e) + Math.max(margin, 0) - y[row] * margin;
        double error = probability - y[row];
        x.addTo(slope, row, error);
        slope[p] += error;
      }
      return loss;
    }
  }
}
