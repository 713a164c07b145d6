package dev.waymark.evaluation.baseline;

import dev.waymark.trainer.answers.Answers;

/// A fitted model of how learners answer.
public interface Tracer {
  /// The probability of a right answer for each row, from that learner's earlier rows alone.
  double[] predict(Answers answers);
}
