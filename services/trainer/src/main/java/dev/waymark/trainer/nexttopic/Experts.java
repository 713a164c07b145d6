package dev.waymark.trainer.nexttopic;

import java.util.List;

/// The models that [Blend] weighs, fitted to the same sequences. Each one's scores become log-odds
/// against chance: with `n` candidates and a share `s` of the scores, ln(0.1 + n s).
final class Experts {
  private static final double FLOOR = 0.1;
  private final List<Scorer> scorers;
  private final int items;

  Experts(Sequences sequences) {
    items = sequences.itemCount();
    TakenBy taken = new TakenBy(sequences);
    scorers =
        List.of(
            new Popularity(sequences),
            new Markov(sequences, 1),
            new Markov(sequences, 2),
            new SkipContext(sequences),
            new ItemNeighbours(taken, 1),
            new ItemNeighbours(taken, 0.8),
            new SequenceNeighbours(taken, 30, 1),
            new SequenceNeighbours(taken, 100, 1),
            new SequenceNeighbours(taken, 200, 0.85));
  }

  /// How many models there are.
  static final int COUNT = 9;

  /// One row for each model, one column for each item; items of the history get nothing.
  double[][] opinions(int self, int[] history) {
    double[][] opinions = new double[COUNT][items];
    boolean[] seen = new boolean[items];
    int candidates = items;
    for (int item : history) {
      candidates -= seen[item] ? 0 : 1;
      seen[item] = true;
    }
    for (int k = 0; k < COUNT; k++) {
      double[] scores = opinions[k];
      scorers.get(k).score(self, history, scores);
      double sum = 0;
      for (int item = 0; item < items; item++) {
        sum += seen[item] ? 0 : scores[item];
      }
      for (int item = 0; item < items; item++) {
        double share = sum == 0 ? 1.0 / candidates : scores[item] / sum;
        scores[item] = Math.log(FLOOR + candidates * share);
      }
    }
    return opinions;
  }
}
