package dev.waymark.trainer.nexttopic;

import dev.waymark.engine.nexttopic.NextTopicExperts;
import java.util.Arrays;
import java.util.List;

/// A mixture of experts: each choice is taken to follow one of them, drawn with these shares, which
/// are fitted by expectation maximisation. It stays right where experts speak of different cases,
/// when their product does not.
///
/// @param shares of each expert, summing to 1
@SuppressWarnings("ArrayRecordComponent") // a bundle of columns, never compared nor changed
record Pool(double[] shares) {
  private static final int ROUNDS = 100;

  /// Fits the shares to choices.
  static Pool fit(List<Choice> choices) {
    double[] shares = new double[NextTopicExperts.COUNT];
    Arrays.fill(shares, 1.0 / shares.length);
    for (int round = 0; round < ROUNDS && !choices.isEmpty(); round++) {
      double[] counts = new double[shares.length];
      for (Choice choice : choices) {
        float[] taken = choice.opinions()[0];
        double sum = 0;
        for (int k = 0; k < shares.length; k++) {
          sum += shares[k] * Math.exp(taken[k]);
        }
        for (int k = 0; k < shares.length; k++) {
          counts[k] += shares[k] * Math.exp(taken[k]) / sum;
        }
      }
      for (int k = 0; k < shares.length; k++) {
        shares[k] = counts[k] / choices.size();
      }
    }
    return new Pool(shares);
  }

  /// The mixture's own opinion, a logarithm like theirs.
  double opinion(double[] opinions) {
    double sum = 0;
    for (int k = 0; k < shares.length; k++) {
      sum += shares[k] * Math.exp(opinions[k]);
    }
    return Math.log(sum);
  }
}
