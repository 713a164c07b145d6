package dev.waymark.trainer.nexttopic;

/// What was new to others right after the learner's last items: a Markov chain of the first or the
/// second order.
final class Markov implements Scorer {
  private final int order;
  private final Transitions transitions;

  /// @param order 1 or 2
  Markov(Sequences sequences, int order) {
    this.order = order;
    transitions = order == 1 ? new Transitions(sequences, 1) : new Transitions(sequences, 2, 1);
  }

  @Override
  public void score(int self, int[] history, double[] scores) {
    int n = history.length;
    if (n < order) {
      return;
    }
    if (order == 1) {
      transitions.add(1, scores, history[n - 1]);
    } else {
      transitions.add(1, scores, history[n - 2], history[n - 1]);
    }
  }
}
