package dev.waymark.trainer.nexttopic;

/// Where a model puts what learners really took, among all items they had not taken.
///
/// @param ranks from 1; items with equal scores share the mean of their ranks. Infinite where the
///   item could not be ranked
@SuppressWarnings("ArrayRecordComponent") // a bundle of columns, never compared nor changed
public record Ranks(double[] ranks) {
  private static final int TOP = 10;

  /// The rank of an item.
  ///
  /// @param seen items out of the question
  /// @param target -1 for an item that no training learner took
  static double rank(double[] scores, boolean[] seen, int target) {
    if (target < 0 || seen[target]) {
      return Double.POSITIVE_INFINITY;
    }
    int better = 0;
    int equal = 0;
    for (int item = 0; item < scores.length; item++) {
      if (!seen[item]) {
        better += scores[item] > scores[target] ? 1 : 0;
        equal += scores[item] == scores[target] ? 1 : 0;
      }
    }
    return better + (equal + 1) / 2.0;
  }

  /// 1 for a target ranked tenth or better, else 0.
  double hit(int i) {
    return ranks[i] <= TOP ? 1 : 0;
  }

  /// 1 / log₂(1 + rank) for a target ranked tenth or better, else 0: NDCG@10 with one right answer.
  double gain(int i) {
    return ranks[i] <= TOP ? Math.log(2) / Math.log(1 + ranks[i]) : 0;
  }

  /// How many targets there are.
  int size() {
    return ranks.length;
  }
}
