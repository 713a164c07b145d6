package dev.waymark.engine.learner;

/// How right answers of one learner come about, estimated from the totals of all their answers.
/// They decide what the next answer counts, never again what earlier ones counted: so an answer on
/// one topic moves no other topic by way of them.
///
/// @param guess chance to answer right without knowing
/// @param first chance that a topic is known at its first answer, from before or learnt at once
/// @param retry chance that one practice that ended in a wrong answer taught the topic
/// @param completion chance to learn a topic by completing it
record AnswerRates(double guess, double first, double retry, double completion) {
  /// Not every guess shows: some are followed by learning.
  private static final double LAPSE_WEIGHT = 1.35;

  private static final double LEAST_GUESS = 0.04;
  private static final double MOST_GUESS = 0.7;

  /// How many answers the assumption that nothing is known at first weighs as much as.
  private static final double FIRST_STRENGTH = 8;

  private static final double MOST_FIRST = 0.9;

  /// How many answers [EvidenceWeights#learnTrying] weighs as much as.
  private static final double RETRY_STRENGTH = 4;

  private static final double MOST_RETRY = 0.95;

  /// Learners who guess at least so often may as well be slow: their rates say nothing.
  private static final double UNCLEAR_GUESS = 0.4;

  /// Those of learners who guess at most so often say all.
  private static final double CLEAR_GUESS = 0.2;

  /// Of the first answers something is believed even then.
  private static final double LEAST_CLEAR_FIRST = 0.5;

  /// The rates of a learner with these totals.
  static AnswerRates of(LearnerTotals totals, EvidenceWeights weights) {
    double guess = guess(totals, weights);
    double clear = Math.clamp((UNCLEAR_GUESS - guess) / (UNCLEAR_GUESS - CLEAR_GUESS), 0, 1);
    return new AnswerRates(
        guess,
        first(totals, weights, guess, clear),
        retry(totals, weights, guess, clear),
        totals.attempts() > 0 ? weights.learnCompletedTested() : weights.learnCompleted());
  }

  private static double guess(LearnerTotals totals, EvidenceWeights weights) {
    double strength = weights.guessStrength();
    double mean =
        (weights.guess() * strength + LAPSE_WEIGHT * totals.lapses())
            / (strength + totals.repeats());
    return Math.clamp(mean, LEAST_GUESS, MOST_GUESS);
  }

  /// From first answers with nothing missing; wrong ones ahead of the prerequisites are no sign of
  /// anything.
  private static double first(
      LearnerTotals totals, EvidenceWeights weights, double guess, double clear) {
    int aheadFailures = totals.ahead() - totals.aheadSuccesses();
    boolean neverFailed = totals.attempts() - totals.successes() == aheadFailures;
    double share = neverFailed ? 1 : Math.max(LEAST_CLEAR_FIRST, clear);
    double answers = totals.firstAttempts() - aheadFailures;
    double rate = rate(totals.firstSuccesses(), answers, 0, FIRST_STRENGTH, weights, guess);
    return share * Math.min(MOST_FIRST, rate);
  }

  private static double retry(
      LearnerTotals totals, EvidenceWeights weights, double guess, double clear) {
    double usual = weights.learnTrying();
    double answers = totals.attempts() - totals.firstAttempts() - totals.repeats();
    double right =
        totals.successes() - totals.firstSuccesses() - (totals.repeats() - totals.lapses());
    double rate = rate(right, answers, usual, RETRY_STRENGTH, weights, guess);
    return usual + clear * (Math.clamp(rate, usual, MOST_RETRY) - usual);
  }

  /// The share of learners who know that explains the share of right answers, at least 0.
  private static double rate(
      double right,
      double answers,
      double usual,
      double strength,
      EvidenceWeights weights,
      double guess) {
    double luck = Math.min(guess, 0.5);
    double known = 1 - weights.slip();
    double expected = usual * known + (1 - usual) * luck;
    double share = (right + strength * expected) / (answers + strength);
    return Math.max(0, (share - luck) / (known - luck));
  }
}
