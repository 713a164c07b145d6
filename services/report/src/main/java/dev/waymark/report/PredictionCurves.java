package dev.waymark.report;

import dev.waymark.engine.statistics.Estimate;
import dev.waymark.trainer.metric.Scored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// What a model predicted beside what happened, as curves.
final class PredictionCurves {
  private static final int BINS = 10;
  private static final int MIN_ANSWERS = 20;

  private PredictionCurves() {}

  /// Answers with about the same predicted chance.
  ///
  /// @param predicted mean probability
  /// @param happened share of right answers
  record Bin(double predicted, long answers, Estimate happened) {}

  /// A point of the ROC curve.
  record Rates(double falseAlarms, double hits) {}

  /// Ten bins of equal width, without those of few answers.
  static List<Bin> calibration(Scored scored) {
    double[] sums = new double[BINS];
    long[] counts = new long[BINS];
    long[] right = new long[BINS];
    for (int row = 0; row < scored.size(); row++) {
      int bin = Math.min(BINS - 1, (int) (scored.probability()[row] * BINS));
      sums[bin] += scored.probability()[row];
      counts[bin]++;
      right[bin] += scored.outcome()[row];
    }
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      if (counts[i] >= MIN_ANSWERS) {
        bins.add(new Bin(sums[i] / counts[i], counts[i], Estimate.share(right[i], counts[i])));
      }
    }
    return bins;
  }

  /// From (0, 0) to (1, 1), in at most so many steps.
  static List<Rates> roc(Scored scored, int steps) {
    int n = scored.size();
    List<Integer> order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.<Integer>comparingDouble(row -> -scored.probability()[row]))
            .toList();
    double positives = 0;
    for (byte outcome : scored.outcome()) {
      positives += outcome;
    }
    List<Rates> curve = new ArrayList<>(List.of(new Rates(0, 0)));
    double hits = 0;
    for (int i = 0; i < n; i++) {
      hits += scored.outcome()[order.get(i)];
      if ((i + 1) % Math.max(1, n / steps) == 0 || i == n - 1) {
        curve.add(new Rates((i + 1 - hits) / (n - positives), hits / positives));
      }
    }
    return curve;
  }
}
