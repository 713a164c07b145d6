package dev.waymark.engine.mastery;

import dev.waymark.engine.forecast.Ease;
import dev.waymark.engine.learner.AnswerHistory;
import dev.waymark.engine.learner.LearnerState;

/// What the difficulty of items says of mastery. A first success on an item that is harder than its
/// topic speaks for knowing it, a first failure on an easier one against; nothing follows from a
/// success on an easy item or a failure on a hard one, so that a success never counts against the
/// topic and a failure never for it. Without a trained model all items are alike and nothing
/// follows.
final class FirstItems {
  /// Of the item's difficulty less the topic's, in log-odds.
  private static final double SHARE = 0.5;

  private static final double MAX_SHIFT = 1;

  private FirstItems() {}

  /// A factor on the odds of knowing a row's topic, 1/e to e.
  static double factor(LearnerState state, int row, Ease ease) {
    int topic = state.topicOf(row);
    if (!ease.knowsItems(topic)) {
      return 1;
    }
    AnswerHistory answers = state.answers();
    double sum = 0;
    for (int i = 0; i < answers.itemsOf(row); i++) {
      double harder = ease.harder(topic, answers.itemCode(row, i));
      sum += answers.isFirstRight(row, i) ? Math.max(0, harder) : Math.min(0, harder);
    }
    return Math.exp(Math.clamp(SHARE * sum, -MAX_SHIFT, MAX_SHIFT));
  }
}
