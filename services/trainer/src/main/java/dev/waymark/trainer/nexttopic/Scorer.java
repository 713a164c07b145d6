package dev.waymark.trainer.nexttopic;

/// A fitted model of what comes next.
interface Scorer {
  /// Scores every item for a learner: higher is likelier, 0 says nothing, never negative.
  ///
  /// @param self the learner's index in the fitted sequences, not to be taken for a neighbour; -1
  ///   if not among them
  /// @param history what the learner took, in order
  /// @param scores zeros, one for each item
  void score(int self, int[] history, double[] scores);
}
