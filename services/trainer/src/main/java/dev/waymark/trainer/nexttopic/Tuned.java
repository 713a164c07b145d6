package dev.waymark.trainer.nexttopic;

import dev.waymark.trainer.answers.Folds;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/// Picks the settings of a baseline: those that rank the last choices of held-out learners best,
/// the baseline then knowing nothing of these learners. Test learners' targets play no part.
final class Tuned {
  private static final int HELD_OUT_PART = 5;
  private static final int MAX_HELD_OUT = 500;

  private Tuned() {}

  /// @param settings to choose from; the first wins a tie
  /// @param make a baseline from sequences and settings
  static <S> Scorer of(
      Sequences sequences, long seed, List<S> settings, BiFunction<Sequences, S, Scorer> make) {
    int[] fold = Folds.assign(sequences.learnerCount(), HELD_OUT_PART, seed);
    int[] held =
        IntStream.range(0, fold.length)
            .filter(u -> fold[u] == 0 && sequences.newPositions(u).length > 1)
            .limit(MAX_HELD_OUT)
            .toArray();
    Sequences others =
        sequences.of(IntStream.range(0, fold.length).filter(u -> fold[u] != 0).toArray());
    S best = settings.getFirst();
    double most = -1;
    for (S setting : settings) {
      double gain = gain(make.apply(others, setting), sequences, held);
      if (gain > most) {
        most = gain;
        best = setting;
      }
    }
    return make.apply(sequences, best);
  }

  private static double gain(Scorer scorer, Sequences sequences, int[] held) {
    double[] ranks =
        IntStream.of(held)
            .parallel()
            .mapToDouble(u -> {
              int[] sequence = sequences.of(u);
              int[] positions = sequences.newPositions(u);
              int last = positions[positions.length - 1];
              int[] history = java.util.Arrays.copyOf(sequence, last);
              double[] scores = new double[sequences.itemCount()];
              scorer.score(-1, history, scores);
              boolean[] seen = new boolean[scores.length];
              for (int item : history) {
                seen[item] = true;
              }
              return Ranks.rank(scores, seen, sequence[last]);
            })
            .toArray();
    Ranks judged = new Ranks(ranks);
    return IntStream.range(0, ranks.length).mapToDouble(judged::gain).sum();
  }
}
