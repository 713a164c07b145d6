package dev.waymark.trainer.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// The area under the ROC curve: the chance that a right answer was given a higher probability than
/// a wrong one, ties counting half. Rows are sorted once; each [#of] is then one pass, with a
/// weight for each learner.
final class Auc {
  private final Scored scored;
  private final int[] order;

  Auc(Scored scored, IntPredicate rows) {
    this.scored = scored;
    double[] p = scored.probability();
    order =
        IntStream.range(0, scored.size())
            .filter(rows)
            .boxed()
            .sorted(Comparator.<Integer>comparingDouble(row -> p[row]).thenComparingInt(row -> row))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /// The area with each learner counted so many times; NaN without a right and a wrong answer.
  double of(int[] weights) {
    double[] p = scored.probability();
    double wrongBelow = 0;
    double pairsWon = 0;
    double rightAll = 0;
    int i = 0;
    while (i < order.length) {
      double value = p[order[i]];
      double right = 0;
      double wrong = 0;
      for (; i < order.length && p[order[i]] == value; i++) {
        int weight = weights[scored.learner()[order[i]]];
        if (scored.outcome()[order[i]] == 1) {
          right += weight;
        } else {
          wrong += weight;
        }
      }
      pairsWon += right * (wrongBelow + wrong / 2);
      rightAll += right;
      wrongBelow += wrong;
    }
    return pairsWon / (rightAll * wrongBelow);
  }

  /// The area with every learner counted once.
  double plain() {
    int[] once = new int[scored.learners()];
    Arrays.fill(once, 1);
    return of(once);
  }
}
