package dev.waymark.trainer.fit;

/// The factor of a symmetric, positive matrix: lower triangular, times its transpose the matrix.
public final class Cholesky {
  /// What a pivot is at least, so that nearly dependent columns do no harm.
  private static final double MIN_PIVOT = 1e-9;

  private Cholesky() {}

  /// Turns the lower triangle of `a` into its factor, in place.
  public static double[][] factor(double[][] a) {
    for (int j = 0; j < a.length; j++) {
      for (int k = 0; k <= j; k++) {
        double sum = a[j][k];
        for (int m = 0; m < k; m++) {
          sum -= a[j][m] * a[k][m];
        }
        a[j][k] = j == k ? Math.sqrt(Math.max(sum, MIN_PIVOT)) : sum / a[k][k];
      }
    }
    return a;
  }
}
