package dev.waymark.engine.learner;

/// Whether practising a topic can bring it about, as long as the learner does not know it: a belief
/// over three states, two of which are kept as odds against the third, in which practice works.
///
/// A topic *waits* when something is missing that learning other topics may bring, whether the
/// graph names it or not. It is *closed* when no topic will help: the resource does not suit, an
/// exercise is broken, the learner needs a person. Each answer that leaves the topic unknown moves
/// weight to both by Bayes' rule; topics that the learner came to know since, and time, take it
/// back. Long practice without progress is wheel-spinning (Beck and Gong, "Wheel-spinning: students
/// who fail to master a skill", AIED 2013).
///
/// @param waiting odds that the topic waits, at least 0
/// @param closed odds that it is closed, at least 0
/// @param learntBefore how many topics the learner had shown to know at its last answer, modulo
///   [#LEARNT]
public record Learnability(double waiting, double closed, int learntBefore) {
  /// Where the count of topics learnt starts again.
  static final int LEARNT = 1 << 9;

  /// Before any answer.
  public static final Learnability PRIOR =
      new Learnability(Grid.odds(Grid.ofOdds(0.2)), Grid.odds(Grid.ofOdds(0.1)), 0);

  /// So many wrong answers in a row end the practice of a topic while anything else may be taken,
  /// and are the fewest with which a topic is called stuck.
  public static final int MAX_MISSES = 3;

  /// Chance below which it is.
  public static final double STUCK = 0.5;

  /// Share of what waits that one more topic learnt sets free.
  private static final double FREED = 0.12;

  /// Days after which half of the odds are left.
  private static final double HALF_LIFE_DAYS = 60;

  private static final double SECONDS_A_DAY = 86_400;

  /// The same belief at a later time.
  ///
  /// @param learnt how many topics the learner has shown to know by now, modulo [#LEARNT]
  /// @param seconds since the last answer on the topic; below 0 counts as 0
  Learnability later(int learnt, long seconds) {
    int more = Math.floorMod(learnt - learntBefore, LEARNT);
    double left = more == 0 ? 1 : StrictMath.pow(1 - FREED, more);
    double aged = seconds <= 0 ? 1 : StrictMath.pow(0.5, seconds / SECONDS_A_DAY / HALF_LIFE_DAYS);
    double freed = 1 + waiting * (1 - left);
    return new Learnability(waiting * left * aged / freed, closed * aged / freed, learnt);
  }

  /// After one more answer.
  ///
  /// @param ratio chance of the answer when practice cannot work, over that of the answer with the
  ///   topic still unknown after it when it can
  Learnability after(double ratio) {
    return new Learnability(waiting * ratio, closed * ratio, learntBefore);
  }

  /// Chance that practice works, given that the topic is not known; over 0 and below 1.
  public double chance() {
    return 1 / (1 + waiting + closed);
  }
}
