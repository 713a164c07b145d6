package dev.waymark.trainer.fit;

import java.util.function.IntPredicate;

/// Brings dense columns to mean 0 and variance 1, as learnt from one matrix; constant and hidden
/// columns become 0.
///
/// @param factors 0 for columns that become 0
@SuppressWarnings("ArrayRecordComponent") // a bundle of columns, never compared nor changed
public record Scaling(double[] means, double[] factors) {
  /// Learns it.
  ///
  /// @param least standard deviation below which a column counts as constant
  /// @param hidden columns that are to become 0
  public static Scaling of(DesignMatrix x, double least, IntPredicate hidden) {
    double[] means = new double[x.dense()];
    double[] factors = new double[x.dense()];
    for (int j = 0; j < means.length; j++) {
      double sum = 0;
      double squares = 0;
      for (int row = 0; row < x.rows(); row++) {
        double v = x.value(row, j);
        sum += v;
        squares += v * v;
      }
      means[j] = sum / x.rows();
      double deviation = Math.sqrt(Math.max(0, squares / x.rows() - means[j] * means[j]));
      factors[j] = deviation < least || hidden.test(j) ? 0 : 1 / deviation;
    }
    return new Scaling(means, factors);
  }

  /// Scales another matrix of the same columns.
  public void apply(DesignMatrix x) {
    x.scale(means, factors);
  }
}
