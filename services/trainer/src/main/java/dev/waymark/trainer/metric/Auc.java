package dev.waymark.trainer.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// The area under the ROC curve: the chance that a right answer was given a higher probability than
/// a wrong one, ties counting half. Rows are sorted once; each [#of] is then one pass over memory
/// in order, with a weight for each learner.
final class Auc {
  private final int learners;
  private final int[] learner;
  private final boolean[] right;
  private final boolean[] endsTie;

  Auc(Scored scored, IntPredicate rows) {
    learners = scored.learners();
    double[] p = scored.probability();
    int[] order =
        IntStream.range(0, scored.size())
            .filter(rows)
            .boxed()
            .sorted(Comparator.<Integer>comparingDouble(row -> p[row]).thenComparingInt(row -> row))
            .mapToInt(Integer::intValue)
            .toArray();
    learner = new int[order.length];
    right = new boolean[order.length];
    endsTie = new boolean[order.length];
    for (int i = 0; i < order.length; i++) {
      learner[i] = scored.learner()[order[i]];
      right[i] = scored.outcome()[order[i]] == 1;
      endsTie[i] = i + 1 == order.length || p[order[i]] != p[order[i + 1]];
    }
  }

  /// The area with each learner counted so many times; NaN without a right and a wrong answer.
  double of(int[] weights) {
    double wrongBelow = 0;
    double pairsWon = 0;
    double rightAll = 0;
    double rightTied = 0;
    double wrongTied = 0;
    for (int i = 0; i < learner.length; i++) {
      int weight = weights[learner[i]];
      if (right[i]) {
        rightTied += weight;
      } else {
        wrongTied += weight;
      }
      if (endsTie[i]) {
        pairsWon += rightTied * (wrongBelow + wrongTied / 2);
        rightAll += rightTied;
        wrongBelow += wrongTied;
        rightTied = 0;
        wrongTied = 0;
      }
    }
    return pairsWon / (rightAll * wrongBelow);
  }

  /// The area with every learner counted once.
  double plain() {
    int[] once = new int[learners];
    Arrays.fill(once, 1);
    return of(once);
  }
}
