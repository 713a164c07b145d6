package dev.waymark.trainer.metric;

import dev.waymark.trainer.answers.Answers;
import java.util.HashSet;
import java.util.Set;

/// Predictions beside outcomes, with the learner of each row and whether it was the first meeting
/// with its item.
///
/// @param probability of a right answer, in (0, 1)
/// @param outcome 1 or 0
/// @param learner of each row, from 0
/// @param learners how many
/// @param first whether the learner had not met the item before
@SuppressWarnings("ArrayRecordComponent") // a bundle of columns, never compared nor changed
public record Scored(
    double[] probability, byte[] outcome, int[] learner, int learners, boolean[] first) {
  private static final double EDGE = 1e-6;

  /// Puts predictions beside answers; they are kept within [0.000001, 0.999999].
  public static Scored of(Answers answers, double[] probability) {
    int n = answers.size();
    double[] p = new double[n];
    int[] learner = new int[n];
    boolean[] first = new boolean[n];
    Set<Integer> met = new HashSet<>();
    for (int row = 0; row < n; row++) {
      if (row == answers.start(answers.learner(row))) {
        met.clear();
      }
      p[row] = Math.clamp(probability[row], EDGE, 1 - EDGE);
      learner[row] = answers.learner(row);
      first[row] = met.add(answers.item(row));
    }
    return new Scored(p, answers.outcomes(), learner, answers.learnerCount(), first);
  }

  /// How many rows there are.
  public int size() {
    return outcome.length;
  }
}
