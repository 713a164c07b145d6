package dev.waymark.load.replay;

/// What all of one learner's events come to, as far as it can be counted.
///
/// @param firstAttempts graded answers that were the first on their topic
/// @param repeats graded answers that followed on a success on their topic
/// @param spentMinutes what the learner stated for completed topics
/// @param weeklyMinutes of the profile; 0 without one
record Totals(
    int attempts,
    int successes,
    int firstAttempts,
    int firstSuccesses,
    int repeats,
    int lapses,
    long spentMinutes,
    long lastSecond,
    int weeklyMinutes) {
  static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /// After an event that made `after` of `before` on a topic.
  Totals with(ExpectedTopic before, ExpectedTopic after, long minutes, long second) {
    int graded = after.attempts() - before.attempts();
    int success = after.successes() - before.successes();
    boolean first = before.attempts() == 0;
    boolean late = second < before.lastSecond();
    boolean repeat = !first && !late && (before.outcomes() & 1) == 1;
    return new Totals(
        attempts + graded,
        successes + success,
        firstAttempts + (first ? graded : 0),
        firstSuccesses + (first ? success : 0),
        repeats + (repeat ? graded : 0),
        lapses + (repeat ? graded - success : 0),
        spentMinutes + minutes,
        Math.max(lastSecond, second),
        weeklyMinutes);
  }

  Totals weekly(int minutes) {
    return new Totals(
        attempts,
        successes,
        firstAttempts,
        firstSuccesses,
        repeats,
        lapses,
        spentMinutes,
        lastSecond,
        minutes);
  }
}
