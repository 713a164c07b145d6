package dev.waymark.trainer.nexttopic;

/// What was new to others one, two, … places after each of the learner's last items: one
/// first-order chain for each distance, the farther the less.
final class SkipContext implements Scorer {
  private static final int FARTHEST = 8;
  private static final double DECAY = 0.75;
  private final Transitions[] byDistance = new Transitions[FARTHEST];

  SkipContext(Sequences sequences) {
    for (int d = 0; d < FARTHEST; d++) {
      byDistance[d] = new Transitions(sequences, d + 1);
    }
  }

  @Override
  public void score(int self, int[] history, double[] scores) {
    double weight = 1;
    for (int d = 0; d < FARTHEST && d < history.length; d++) {
      byDistance[d].add(weight, scores, history[history.length - 1 - d]);
      weight *= DECAY;
    }
  }
}
