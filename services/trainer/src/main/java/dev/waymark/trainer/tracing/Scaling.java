package dev.waymark.trainer.tracing;

import dev.waymark.trainer.fit.DesignMatrix;
import java.util.List;
import java.util.Set;

/// Brings dense columns to mean 0 and variance 1, as learnt from one matrix; constant and hidden
/// columns become 0.
@SuppressWarnings("ArrayRecordComponent") // a bundle of columns, never compared nor changed
record Scaling(double[] means, double[] factors) {
  static Scaling of(DesignMatrix x, List<String> names, Set<String> hidden) {
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
      factors[j] = deviation < 1e-6 || hidden.contains(names.get(j)) ? 0 : 1 / deviation;
    }
    return new Scaling(means, factors);
  }

  void apply(DesignMatrix x) {
    x.scale(means, factors);
  }
}
