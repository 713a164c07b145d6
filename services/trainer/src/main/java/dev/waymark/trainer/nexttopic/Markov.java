package dev.waymark.trainer.nexttopic;

/// What was new to others right after the learner's last item: a Markov chain of the first order.
final class Markov implements Scorer {
  private final Transitions transitions;

  Markov(Sequences sequences) {
    transitions = new Transitions(sequences, 1);
  }

  @Override
  public void score(int self, int[] history, double[] scores) {
    if (history.length > 0) {
      transitions.add(1, scores, history[history.length - 1]);
    }
  }
}
