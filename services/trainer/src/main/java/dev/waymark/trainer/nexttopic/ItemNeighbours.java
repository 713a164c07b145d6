package dev.waymark.trainer.nexttopic;

import dev.waymark.trainer.nexttopic.TakenBy.Weighted;

/// Item-kNN: the cosine between an item and each item of the history, over who took them, summed.
/// With a decay, items taken lately count more.
final class ItemNeighbours implements Scorer {
  private static final int REACH = 200;
  private final TakenBy taken;
  private final double decay;

  /// @param decay of an item's weight for each newer one; 1 weighs all alike
  ItemNeighbours(TakenBy taken, double decay) {
    this.taken = taken;
    this.decay = decay;
  }

  @Override
  public void score(int self, int[] history, double[] scores) {
    Weighted recent = TakenBy.weighted(history, decay, REACH);
    double[] shared = new double[taken.learnerCount()];
    for (int i = 0; i < recent.items().length; i++) {
      int[] learners = taken.learnersOf(recent.items()[i]);
      double weight = recent.weights()[i] / Math.sqrt(Math.max(1, learners.length));
      for (int learner : learners) {
        shared[learner] += weight;
      }
    }
    for (int u = 0; u < shared.length; u++) {
      if (shared[u] > 0 && u != self) {
        for (int item : taken.itemsOf(u)) {
          scores[item] += shared[u];
        }
      }
    }
    for (int item = 0; item < scores.length; item++) {
      if (scores[item] > 0) {
        scores[item] /= Math.sqrt(taken.learnersOf(item).length);
      }
    }
  }
}
