package dev.waymark.trainer.nexttopic;

import dev.waymark.trainer.nexttopic.TakenBy.Weighted;
import java.util.stream.IntStream;

/// Sequence-kNN (Jannach and Ludewig, RecSys 2017): the learners whose items are most like the
/// history by cosine, each voting for all its items with its likeness. With a decay, items taken
/// lately count more.
final class SequenceNeighbours implements Scorer {
  private static final int REACH = 200;
  private final TakenBy taken;
  private final int neighbours;
  private final double decay;

  /// @param neighbours how many learners vote
  /// @param decay of an item's weight for each newer one; 1 weighs all alike
  SequenceNeighbours(TakenBy taken, int neighbours, double decay) {
    this.taken = taken;
    this.neighbours = neighbours;
    this.decay = decay;
  }

  @Override
  public void score(int self, int[] history, double[] scores) {
    Weighted recent = TakenBy.weighted(history, decay, REACH);
    double[] likeness = new double[taken.learnerCount()];
    for (int i = 0; i < recent.items().length; i++) {
      for (int learner : taken.learnersOf(recent.items()[i])) {
        likeness[learner] += recent.weights()[i];
      }
    }
    for (int u = 0; u < likeness.length; u++) {
      likeness[u] /= Math.sqrt(Math.max(1, taken.itemsOf(u).length));
    }
    IntStream.range(0, likeness.length)
        .filter(u -> likeness[u] > 0 && u != self)
        .boxed()
        .sorted((a, b) -> Double.compare(likeness[b], likeness[a]))
        .limit(neighbours)
        .forEach(u -> {
          for (int item : taken.itemsOf(u)) {
            scores[item] += likeness[u];
          }
        });
  }
}
