package dev.waymark.report;

import dev.waymark.trainer.fit.Cholesky;

/// Takes out of a column what a few other columns explain of it, by least squares.
final class Adjustment {
  private static final double RIDGE = 1e-6;

  private final double[][] columns;
  private final double[][] factor;

  /// @param columns of equal length
  Adjustment(double[][] columns) {
    this.columns = columns;
    factor = Cholesky.factor(products(columns));
  }

  /// How many columns are taken out.
  int size() {
    return columns.length;
  }

  /// What the columns leave of `values`.
  double[] rest(double[] values) {
    int k = columns.length;
    double[] w = new double[k];
    for (int j = 0; j < k; j++) {
      w[j] = dot(columns[j], values);
      for (int m = 0; m < j; m++) {
        w[j] -= factor[j][m] * w[m];
      }
      w[j] /= factor[j][j];
    }
    for (int j = k - 1; j >= 0; j--) {
      for (int m = j + 1; m < k; m++) {
        w[j] -= factor[m][j] * w[m];
      }
      w[j] /= factor[j][j];
    }
    double[] rest = values.clone();
    for (int j = 0; j < k; j++) {
      for (int i = 0; i < rest.length; i++) {
        rest[i] -= w[j] * columns[j][i];
      }
    }
    return rest;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[][] products(double[][] columns) {
    double[][] products = new double[columns.length][columns.length];
    double trace = 0;
    for (int j = 0; j < columns.length; j++) {
      for (int m = 0; m <= j; m++) {
        products[j][m] = dot(columns[j], columns[m]);
      }
      trace += products[j][j];
    }
    for (int j = 0; j < columns.length; j++) {
      products[j][j] += RIDGE * (trace / columns.length + 1);
    }
    return products;
  }
}
