package dev.waymark.trainer.fit;

/// Coordinates in which the logistic loss is nearly round, so that L-BFGS needs few steps: w = T u,
/// where T is block diagonal. The dense columns and the bias, which are strongly correlated, share
/// one block, the inverse of the Cholesky factor of their estimated curvature; every sparse column
/// is only scaled. The optimum is the same; the way is shorter.
final class Preconditioner {
  private static final int SAMPLE = 40_000;
  private final int dense;
  private final int columns;
  private final double[][] factor;
  private final double[] scales;

  /// @param curvature p(1 − p) of a typical row
  Preconditioner(DesignMatrix x, double[] penalties, double curvature) {
    dense = x.dense();
    columns = x.columns();
    scales = new double[columns];
    for (int row = 0; row < x.rows(); row++) {
      x.addSquaresTo(scales, row, curvature);
    }
    for (int j = dense; j < columns; j++) {
      double c = scales[j] + penalties[j];
      scales[j] = c > 0 ? 1 / Math.sqrt(c) : 0;
    }
    factor = cholesky(gram(x, curvature), penalties, x.rows() * curvature);
  }

  /// Weighted products of the dense columns and the bias, from an even sample of rows.
  private double[][] gram(DesignMatrix x, double curvature) {
    int d = dense + 1;
    int stride = Math.max(1, x.rows() / SAMPLE);
    double[][] gram = new double[d][d];
    double[] v = new double[d];
    for (int row = 0; row < x.rows(); row += stride) {
      for (int j = 0; j < dense; j++) {
        v[j] = x.value(row, j);
      }
      v[dense] = 1;
      for (int j = 0; j < d; j++) {
        double weighted = v[j] * curvature * stride;
        double[] line = gram[j];
        for (int k = 0; k <= j; k++) {
          line[k] += weighted * v[k];
        }
      }
    }
    return gram;
  }

  private double[][] cholesky(double[][] a, double[] penalties, double unit) {
    int d = dense + 1;
    for (int j = 0; j < d; j++) {
      // A little of the whole keeps nearly dependent columns apart.
      a[j][j] += (j < dense ? penalties[j] : 0) + 1e-6 * unit + 1e-9;
    }
    return Cholesky.factor(a);
  }

  /// The weights at `u`, into `w`: the dense block solves Lᵀ w = u.
  void weights(double[] u, double[] w) {
    for (int j = dense; j >= 0; j--) {
      double sum = u[at(j)];
      for (int k = j + 1; k <= dense; k++) {
        sum -= factor[k][j] * w[at(k)];
      }
      w[at(j)] = sum / factor[j][j];
    }
    for (int j = dense; j < columns; j++) {
      w[j] = u[j] * scales[j];
    }
  }

  /// The coordinates of weights: the inverse of [#weights].
  double[] coordinates(double[] w) {
    double[] u = new double[w.length];
    for (int j = 0; j <= dense; j++) {
      for (int k = j; k <= dense; k++) {
        u[at(j)] += factor[k][j] * w[at(k)];
      }
    }
    for (int j = dense; j < columns; j++) {
      u[j] = scales[j] == 0 ? 0 : w[j] / scales[j];
    }
    return u;
  }

  /// Turns slopes along weights into slopes along coordinates, in place: the dense block solves L g
  /// = g.
  void slopes(double[] g) {
    for (int j = 0; j <= dense; j++) {
      double sum = g[at(j)];
      for (int k = 0; k < j; k++) {
        sum -= factor[j][k] * g[at(k)];
      }
      g[at(j)] = sum / factor[j][j];
    }
    for (int j = dense; j < columns; j++) {
      g[j] *= scales[j];
    }
  }

  private int at(int denseOrBias) {
    return denseOrBias == dense ? columns : denseOrBias;
  }
}
