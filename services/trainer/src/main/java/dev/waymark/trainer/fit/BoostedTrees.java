package dev.waymark.trainer.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// Gradient-boosted regression trees for log-loss, over features cut into at most 64 bins (Ke et
/// al., LightGBM, 2017), with second-order leaves (Chen and Guestrin, XGBoost, 2016). They find
/// thresholds and interactions by themselves. Same input and seed, same trees.
public final class BoostedTrees {
  /// How trees are grown.
  ///
  /// @param trees how many
  /// @param depth the largest number of splits between root and leaf
  /// @param rate the share of each tree's step that is taken, in (0, 1]
  /// @param rowShare the share of rows each tree sees, in (0, 1]
  /// @param columnShare the share of columns each tree may split on, in (0, 1]
  /// @param penalty λ on leaf values
  /// @param leafWeight the least sum of p(1 − p) in a leaf
  /// @param seed of the row and column samples
  public record Options(
      int trees,
      int depth,
      double rate,
      double rowShare,
      double columnShare,
      double penalty,
      double leafWeight,
      long seed) {}

  /// Rows that one thread takes at a time.
  private static final int CHUNK = 1 << 13;

  private final List<Tree> trees = new ArrayList<>();

  private final double start;

  private BoostedTrees(double start) {
    this.start = start;
  }

  /// Grows trees.
  ///
  /// @param x binned features
  /// @param y 1 or 0 for each row of `x`
  /// @param start log-odds that every row starts from
  public static BoostedTrees fit(BinnedMatrix x, byte[] y, double start, Options options) {
    BoostedTrees model = new BoostedTrees(start);
    double[] margins = new double[x.rows()];
    Arrays.fill(margins, start);
    float[] gradient = new float[x.rows()];
    float[] curvature = new float[x.rows()];
    SplittableRandom random = new SplittableRandom(options.seed());
    for (int t = 0; t < options.trees(); t++) {
      forEachRow(
          x.rows(),
          row -> {
            double p = 1 / (1 + Math.exp(-margins[row]));
            gradient[row] = (float) (p - y[row]);
            curvature[row] = (float) (p * (1 - p));
          });
      int[] sample = sample(x.rows(), options.rowShare(), random);
      int[] columns = sampleColumns(x.columns(), options.columnShare(), random);
      Tree tree = new TreeGrower(x, gradient, curvature, columns, options).grow(sample);
      model.trees.add(tree);
      forEachRow(x.rows(), row -> margins[row] += tree.value(x, row));
    }
    return model;
  }

  /// In parallel; no row may depend on another.
  private static void forEachRow(int rows, IntConsumer work) {
    IntStream.range(0, (rows + CHUNK - 1) / CHUNK)
        .parallel()
        .forEach(chunk -> {
          int end = Math.min(rows, (chunk + 1) * CHUNK);
          for (int row = chunk * CHUNK; row < end; row++) {
            work.accept(row);
          }
        });
  }

  /// The log-odds of a right answer for each row.
  public double[] logOdds(BinnedMatrix x) {
    double[] sums = new double[x.rows()];
    Arrays.fill(sums, start);
    forEachRow(
        sums.length,
        row -> {
          for (Tree tree : trees) {
            sums[row] += tree.value(x, row);
          }
        });
    return sums;
  }

  private static int[] sample(int rows, double share, SplittableRandom random) {
    int[] sample = new int[rows];
    int n = 0;
    for (int row = 0; row < rows; row++) {
      if (random.nextDouble() < share) {
        sample[n++] = row;
      }
    }
    return Arrays.copyOf(sample, n);
  }

  private static int[] sampleColumns(int columns, double share, SplittableRandom random) {
    int[] all = new int[columns];
    for (int j = 0; j < columns; j++) {
      all[j] = j;
    }
    int wanted = Math.max(1, (int) Math.round(columns * share));
    for (int i = 0; i < wanted; i++) {
      int other = i + random.nextInt(columns - i);
      int swap = all[i];
      all[i] = all[other];
      all[other] = swap;
    }
    int[] chosen = Arrays.copyOf(all, wanted);
    Arrays.sort(chosen);
    return chosen;
  }
}
