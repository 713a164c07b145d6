package dev.waymark.load.replay;

/// What one learner's events on one topic come to, as far as it can be counted.
///
/// @param outcomes the last eight graded outcomes, newest in bit 0
/// @param selfAssessed 0 to 3, as the level's number on the wire
/// @param firstWeek the second at which the week of the earliest event began; 0: none
/// @param lastSecond the latest event's time
/// @param dismissedUntil in seconds since 1970; 0: not dismissed
/// @param dismissalSecond when the last event occurred that dismissed it or took that back
record ExpectedTopic(
    int attempts,
    int successes,
    int outcomes,
    boolean started,
    boolean completed,
    int selfAssessed,
    long firstWeek,
    long lastSecond,
    long dismissedUntil,
    long dismissalSecond) {
  static final ExpectedTopic NONE = new ExpectedTopic(0, 0, 0, false, false, 0, 0, 0, 0, 0);

  /// More graded answers on one topic are not counted.
  private static final int MAX_ATTEMPTS = 1023;

  private static final int OUTCOMES = 8;
  private static final long YEAR_2000 = 946_684_800L;
  private static final int SECONDS_A_WEEK = 7 * 86_400;

  ExpectedTopic at(long second) {
    return new ExpectedTopic(
        attempts,
        successes,
        outcomes,
        started,
        completed,
        selfAssessed,
        firstWeek == 0 ? startOfWeek(second) : Math.min(firstWeek, startOfWeek(second)),
        Math.max(lastSecond, second),
        dismissedUntil,
        dismissalSecond);
  }

  private static long startOfWeek(long second) {
    return Math.max(1, second - Math.floorMod(second - YEAR_2000, SECONDS_A_WEEK));
  }

  /// @param late whether a later event is known: then the answer counts as the first
  ExpectedTopic graded(boolean success, boolean late) {
    boolean room = attempts < MAX_ATTEMPTS;
    int outcome = success ? 1 : 0;
    int first = attempts < OUTCOMES ? outcomes | outcome << attempts : outcomes;
    return new ExpectedTopic(
        attempts + (room ? 1 : 0),
        successes + (room && success ? 1 : 0),
        late ? first : (outcomes << 1 | outcome) & 0xFF,
        started,
        completed,
        selfAssessed,
        firstWeek,
        lastSecond,
        dismissedUntil,
        dismissalSecond);
  }

  ExpectedTopic begun(long second) {
    return new ExpectedTopic(
            attempts,
            successes,
            outcomes,
            true,
            completed,
            selfAssessed,
            firstWeek,
            lastSecond,
            dismissedUntil,
            dismissalSecond)
        .dismissed(0, second);
  }

  ExpectedTopic finished() {
    return new ExpectedTopic(
        attempts,
        successes,
        outcomes,
        started,
        true,
        selfAssessed,
        firstWeek,
        lastSecond,
        dismissedUntil,
        dismissalSecond);
  }

  ExpectedTopic judged(int level, boolean late) {
    return new ExpectedTopic(
        attempts,
        successes,
        outcomes,
        started,
        completed,
        late && selfAssessed != 0 ? selfAssessed : level,
        firstWeek,
        lastSecond,
        dismissedUntil,
        dismissalSecond);
  }

  /// @param until 0: takes the dismissal back
  ExpectedTopic dismissed(long until, long second) {
    boolean last = second >= dismissalSecond;
    return new ExpectedTopic(
        attempts,
        successes,
        outcomes,
        started,
        completed,
        selfAssessed,
        firstWeek,
        lastSecond,
        last ? until : dismissedUntil,
        last ? second : dismissalSecond);
  }
}
