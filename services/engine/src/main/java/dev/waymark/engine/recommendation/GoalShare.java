package dev.waymark.engine.recommendation;

import dev.waymark.engine.mastery.Mastery;

/// How much of a goal is done, by what holds for its topics now.
///
/// @param mastered topics that reach the policy's threshold
/// @param ready topics that may be learnt now
/// @param notReady topics that lack a HARD prerequisite
public record GoalShare(int mastered, int ready, int notReady) {

  static GoalShare of(Mastery mastery, Policy policy) {
    int topics = mastery.scope().size();
    int mastered = 0;
    int ready = 0;
    for (int p = 0; p < topics; p++) {
      if (mastery.known(p) >= policy.mastered()) {
        mastered++;
      } else if (mastery.ready(p, policy.ready())) {
        ready++;
      }
    }
    return new GoalShare(mastered, ready, topics - mastered - ready);
  }

  /// Mastered topics among all, 0 to 100; 100 only at the end.
  public int percent() {
    int topics = mastered + ready + notReady;
    return topics == 0 ? 100 : (int) (100L * mastered / topics);
  }
}
