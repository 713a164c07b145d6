package dev.waymark.trainer.metric;

import dev.waymark.trainer.metric.Measures.Measure;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Percentile intervals by resampling whole learners: answers of one learner hang together, so a
/// learner is drawn with all answers or not at all. All models see the same draws, which makes
/// differences between them paired.
public final class Bootstrap {
  private final int[][] draws;

  /// @param learners how many learners there are to draw from, and to draw
  /// @param rounds how many draws to make
  /// @param seed of the draws
  public Bootstrap(int learners, int rounds, long seed) {
    draws = new int[rounds][learners];
    SplittableRandom random = new SplittableRandom(seed);
    for (int[] weights : draws) {
      for (int i = 0; i < learners; i++) {
        weights[random.nextInt(learners)]++;
      }
    }
  }

  /// A measure in each draw, to make intervals of.
  public double[] values(Measures measures, Measure measure) {
    return IntStream.range(0, draws.length)
        .parallel()
        .mapToDouble(i -> measures.of(measure, draws[i]))
        .toArray();
  }

  /// The 95 % interval of a measure.
  public Interval interval(Measures measures, Measure measure) {
    return interval(values(measures, measure));
  }

  /// The 95 % interval of a measure by its [#values].
  public static Interval interval(double[] values) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    if (sorted.length == 0) {
      return new Interval(Double.NaN, Double.NaN);
    }
    return new Interval(quantile(sorted, 0.025), quantile(sorted, 0.975));
  }

  /// The 95 % interval of a measure's difference, `a` − `b`, over the same draws.
  public Interval difference(Measures a, Measures b, Measure measure) {
    return difference(values(a, measure), values(b, measure));
  }

  /// The 95 % interval of a difference, `a` − `b`, of [#values] over the same draws.
  public static Interval difference(double[] a, double[] b) {
    double[] differences = new double[a.length];
    Arrays.setAll(differences, i -> a[i] - b[i]);
    return interval(differences);
  }

  /// The 95 % interval of a mean.
  ///
  /// @param sums of the values of each learner
  /// @param counts how many values each learner has
  public Interval mean(double[] sums, double[] counts) {
    double[] values = new double[draws.length];
    for (int i = 0; i < draws.length; i++) {
      double sum = 0;
      double count = 0;
      for (int u = 0; u < sums.length; u++) {
        sum += draws[i][u] * sums[u];
        count += draws[i][u] * counts[u];
      }
      values[i] = sum / count;
    }
    return interval(values);
  }

  private static double quantile(double[] sorted, double q) {
    double at = q * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  /// An interval of values, both ends included.
  public record Interval(double low, double high) {}
}
