package dev.waymark.engine.recommendation;

import dev.waymark.engine.mastery.Mastery;

/// What holds for a learner on each topic of a scope at one time; by position in the scope.
public final class TopicMarks {
  private final Mastery mastery;
  private final Policy policy;

  TopicMarks(Mastery mastery, Policy policy) {
    this.mastery = mastery;
    this.policy = policy;
  }

  /// Whether mastery reaches the policy's threshold.
  public boolean isMastered(int position) {
    return mastery.known(position) >= policy.mastered();
  }

  /// Whether every HARD prerequisite is ready.
  public boolean isReady(int position) {
    return mastery.ready(position, policy.ready());
  }

  /// Whether long practice of a topic that is still open led nowhere (wheel-spinning).
  public boolean isStuck(int position) {
    int row = row(position);
    return row >= 0
        && !isMastered(position)
        && mastery.state().isStuck(row, mastery.at().getEpochSecond());
  }

  /// Whether the learner put the topic aside, for now or for good.
  public boolean isDismissed(int position) {
    return mastery.isDismissed(position);
  }

  /// The row of the learner's state with the statistics of the topic, or -1.
  public int row(int position) {
    return mastery.row(position);
  }
}
