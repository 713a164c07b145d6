package dev.waymark.engine.learner;

import static java.util.Objects.requireNonNull;

/// The statistics of one learner on one topic: a fixed number of primitives, brought up to date in
/// constant time by each event. Times are seconds since 1970 in UTC; 0: never.
///
/// `gain` and `learned` sum up the direct evidence of knowing the topic: evidence turns odds `o`
/// held before it into odds `exp(gain) · o + learned` (Bayesian knowledge tracing keeps that form
/// through every answer).
///
/// @param attempts graded answers and tests
/// @param successes how many of them succeeded
/// @param outcomes the last eight of them, newest in bit 0, 1 for a success
/// @param firstRight whether the first of them succeeded; `false` without any
/// @param firstWeight what the first counts as evidence, 0 to [#WHOLE]: a test near the pass mark
///   hardly counts
/// @param gain natural logarithm of the factor on the odds before
/// @param learned odds added by learning; at least 0
/// @param firstSecond first event on the topic; kept to the week
/// @param lastSecond last event on the topic
/// @param refreshedSecond last time that the learner showed or renewed knowing it
/// @param stabilityDays time after which recall has fallen to 0.9, in days; 0 before the first
///   success
/// @param started whether the learner began it
/// @param completed whether the learner finished it
/// @param selfAssessed 0: nothing said, 1: unknown, 2: familiar, 3: known
/// @param dismissedUntilSecond not suggested before that time; 0: not dismissed; [Long#MAX_VALUE]:
///   for good
/// @param dismissalSecond when the event occurred that dismissed it or took that back; 0: none did
/// @param learnability whether practice can bring it about, as long as it is not known
/// @param resource [#codeOf] of the resource last used for it; 0: none
public record TopicProgress(
    String topicId,
    int attempts,
    int successes,
    int outcomes,
    boolean firstRight,
    int firstWeight,
    double gain,
    double learned,
    long firstSecond,
    long lastSecond,
    long refreshedSecond,
    double stabilityDays,
    boolean started,
    boolean completed,
    int selfAssessed,
    long dismissedUntilSecond,
    long dismissalSecond,
    Learnability learnability,
    int resource) {
  /// The weight of a whole answer.
  public static final int WHOLE = 7;

  public TopicProgress {
    requireNonNull(topicId, "topicId");
    requireNonNull(learnability, "learnability");
    if (firstWeight < 0 || firstWeight > WHOLE) {
      throw new IllegalArgumentException("no first answer on " + topicId + " can weigh like this");
    }
    if (successes < 0 || attempts < successes || !Double.isFinite(gain) || !(learned >= 0)) {
      throw new IllegalArgumentException("no statistics of " + topicId + " can be like this");
    }
  }

  /// Before any event.
  public static TopicProgress none(String topicId) {
    return new TopicProgress(
        topicId,
        0,
        0,
        0,
        false,
        WHOLE,
        0,
        0,
        0,
        0,
        0,
        0,
        false,
        false,
        0,
        0,
        0,
        Learnability.PRIOR,
        0);
  }

  /// A small number, 1 to 15, that tells most resources of a topic apart.
  public static int codeOf(String resourceId) {
    return 1 + Math.floorMod((resourceId.hashCode() * 0x9E37_79B9) >>> 8, 15);
  }

  /// How many of the last eight graded answers failed since the last success.
  public int failuresInARow() {
    return failuresInARow(attempts, outcomes);
  }

  static int failuresInARow(int attempts, int outcomes) {
    return Math.min(Math.min(attempts, 8), Integer.numberOfTrailingZeros(outcomes | 0x100));
  }

  /// Whether the topic may not be suggested at the time.
  ///
  /// @param second since 1970
  public boolean dismissedAt(long second) {
    return second < dismissedUntilSecond;
  }
}
