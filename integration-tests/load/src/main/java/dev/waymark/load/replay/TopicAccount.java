package dev.waymark.load.replay;

/// What one learner's events on one topic come to, as far as it can be counted.
///
/// @param outcomes the last eight graded outcomes, newest in bit 0
/// @param selfAssessed 0 to 3, as the level's number on the wire
/// @param lastSecond the latest event's time
/// @param dismissedUntil in seconds since 1970; 0: not dismissed
record TopicAccount(
    int attempts,
    int successes,
    int outcomes,
    boolean started,
    boolean completed,
    int selfAssessed,
    long lastSecond,
    long dismissedUntil) {
  static final TopicAccount NONE = new TopicAccount(0, 0, 0, false, false, 0, 0, 0);

  /// More graded answers on one topic are not counted.
  private static final int MOST_ATTEMPTS = 1023;

  TopicAccount at(long second) {
    return new TopicAccount(
        attempts,
        successes,
        outcomes,
        started,
        completed,
        selfAssessed,
        Math.max(lastSecond, second),
        dismissedUntil);
  }

  TopicAccount graded(boolean success) {
    boolean room = attempts < MOST_ATTEMPTS;
    return new TopicAccount(
        attempts + (room ? 1 : 0),
        successes + (room && success ? 1 : 0),
        (outcomes << 1 | (success ? 1 : 0)) & 0xFF,
        started,
        completed,
        selfAssessed,
        lastSecond,
        dismissedUntil);
  }

  TopicAccount begun() {
    return new TopicAccount(
        attempts, successes, outcomes, true, completed, selfAssessed, lastSecond, 0);
  }

  TopicAccount finished() {
    return new TopicAccount(
        attempts, successes, outcomes, started, true, selfAssessed, lastSecond, dismissedUntil);
  }

  TopicAccount judged(int level) {
    return new TopicAccount(
        attempts, successes, outcomes, started, completed, level, lastSecond, dismissedUntil);
  }

  TopicAccount dismissed(long until) {
    return new TopicAccount(
        attempts, successes, outcomes, started, completed, selfAssessed, lastSecond, until);
  }
}
