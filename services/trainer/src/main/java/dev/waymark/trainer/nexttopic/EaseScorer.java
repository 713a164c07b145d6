package dev.waymark.trainer.nexttopic;

import java.util.stream.IntStream;

/// EASE (Steck, WWW 2019): the linear model from items taken to items taken that best restores what
/// learners took, in closed form, an item not explaining itself. Among the items taken most, as
/// many as a matrix has rows for.
final class EaseScorer implements Scorer {
  /// The inverse takes the cube of it.
  private static final int MAX_ITEMS = 3_000;

  private final int[] rowOf;
  private final float[][] weights;

  /// @param penalty added to the diagonal of who took what with what, over 0
  EaseScorer(TakenBy taken, int items, double penalty) {
    int[] chosen =
        IntStream.range(0, items)
            .boxed()
            .sorted((a, b) -> taken.learnersOf(b).length - taken.learnersOf(a).length)
            .limit(MAX_ITEMS)
            .mapToInt(Integer::intValue)
            .toArray();
    rowOf = new int[items];
    java.util.Arrays.fill(rowOf, -1);
    for (int row = 0; row < chosen.length; row++) {
      rowOf[chosen[row]] = row;
    }
    double[][] together = new double[chosen.length][chosen.length];
    for (int u = 0; u < taken.learnerCount(); u++) {
      int[] own = IntStream.of(taken.itemsOf(u)).map(i -> rowOf[i]).filter(r -> r >= 0).toArray();
      for (int i : own) {
        for (int j : own) {
          together[i][j]++;
        }
      }
    }
    for (int i = 0; i < together.length; i++) {
      together[i][i] += penalty;
    }
    invert(together);
    weights = new float[together.length][together.length];
    for (int i = 0; i < together.length; i++) {
      for (int j = 0; j < together.length; j++) {
        weights[i][j] = i == j ? 0 : (float) (-together[i][j] / together[j][j]);
      }
    }
  }

  /// Turns a symmetric, positive matrix into its inverse, by sweeping each pivot (Gauss and
  /// Jordan); no pivot has to be sought in such a matrix.
  static void invert(double[][] a) {
    for (int pivot = 0; pivot < a.length; pivot++) {
      int p = pivot;
      double[] top = a[p];
      double scale = 1 / top[p];
      top[p] = 1;
      for (int j = 0; j < a.length; j++) {
        top[j] *= scale;
      }
      IntStream.range(0, a.length)
          .parallel()
          .filter(i -> i != p)
          .forEach(i -> {
            double[] row = a[i];
            double factor = row[p];
            row[p] = 0;
            for (int j = 0; j < row.length; j++) {
              row[j] -= factor * top[j];
            }
          });
    }
  }

  @Override
  public void score(int self, int[] history, double[] scores) {
    boolean[] counted = new boolean[scores.length];
    for (int item : history) {
      if (rowOf[item] >= 0 && !counted[item]) {
        counted[item] = true;
        for (int j = 0; j < scores.length; j++) {
          scores[j] += rowOf[j] < 0 ? 0 : weights[rowOf[item]][rowOf[j]];
        }
      }
    }
  }
}
