package dev.waymark.engine.learner;

import static java.util.Objects.requireNonNull;

/// What holds for a learner as a whole, over all topics.
///
/// @param attempts graded answers and tests
/// @param successes how many of them succeeded
/// @param firstAttempts first graded answers, one a topic at most
/// @param firstSuccesses how many of them succeeded
/// @param repeats graded answers that followed a success on the same topic
/// @param lapses how many of them failed
/// @param ahead first graded answers on topics with a HARD prerequisite never answered right
/// @param aheadSuccesses how many of them succeeded
/// @param spentMinutes time that completed topics took, where the learner said so
/// @param plannedMinutes the authors' estimate for the same topics
/// @param lastSecond last event of the learner, in seconds since 1970; 0: never
/// @param lastTopicId the topic of the last event; empty: none
/// @param learnt topics that the learner showed to know for the first time, modulo
///   [Learnability#LEARNT]
/// @param answers how the learner learns and answers, as far as answers tell
public record LearnerTotals(
    int attempts,
    int successes,
    int firstAttempts,
    int firstSuccesses,
    int repeats,
    int lapses,
    int ahead,
    int aheadSuccesses,
    double spentMinutes,
    double plannedMinutes,
    long lastSecond,
    String lastTopicId,
    int learnt,
    AnswerBelief answers) {
  public static final LearnerTotals NONE =
      new LearnerTotals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, "", 0, AnswerBelief.PRIOR);

  /// Hours of estimates that the pace starts from, so that one odd report does not rule it.
  private static final double PACE_PRIOR_MINUTES = 600;

  private static final double MAX_PACE = 4;

  public LearnerTotals {
    requireNonNull(lastTopicId, "lastTopicId");
    requireNonNull(answers, "answers");
  }

  /// Time spent over time planned, 0.25 to 4; 1 until there is reason to differ.
  static double pace(double spentMinutes, double plannedMinutes) {
    double ratio = (spentMinutes + PACE_PRIOR_MINUTES) / (plannedMinutes + PACE_PRIOR_MINUTES);
    return Math.clamp(ratio, 1 / MAX_PACE, MAX_PACE);
  }
}
