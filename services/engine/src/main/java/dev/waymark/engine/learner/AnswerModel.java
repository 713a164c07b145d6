package dev.waymark.engine.learner;

import java.util.ArrayList;
import java.util.List;

/// One way in which practice may turn into knowing a topic, and knowing into answers.
///
/// @param growth how knowing comes about
/// @param rate of the growth, as [Growth] says
/// @param answering how well answers show what is known
/// @param answersFirst whether an answer shows what was known before the practice or after it
record AnswerModel(Growth growth, double rate, Answering answering, boolean answersFirst) {
  enum Growth {
    /// All at once, with the chance `rate` at each practice: Bayesian knowledge tracing.
    LEAP,
    /// By the share `rate` of what is missing; answers get better with it.
    SHARE,
    /// All at once with practice number `rate`.
    COUNT
  }

  /// How well answers show what is known.
  enum Answering {
    /// Guesses and slips now and then.
    ORDINARY(0.25, 0.1, 0.1, 1),
    /// Hardly ever does either.
    SURE(0.02, 0.02, 0.1, 0.5),
    /// Slips often. Only who knows something can slip, so more is held to be known from the start.
    CARELESS(0.2, 0.3, 0.4, 1),
    /// Guesses often, as between true and false.
    LUCKY(0.5, 0.1, 0.1, 2);

    private final double guess;
    private final double slip;
    private final double knownBefore;
    private final double usual;

    /// @param usual how likely it is held to be before any answer, over that of the others
    Answering(double guess, double slip, double knownBefore, double usual) {
      this.guess = guess;
      this.slip = slip;
      this.knownBefore = knownBefore;
      this.usual = usual;
    }
  }

  /// What one learner may be like. Stored beliefs go by this order: anyone who changes it, or a
  /// number of a model, starts from the events again.
  static final List<AnswerModel> ALL = all();

  /// Share of a topic at which anyone who learns it by shares begins to count as knowing it, and at
  /// which they surely do.
  private static final double KNOWN_FROM = 0.6;

  private static final double KNOWN_AT = 0.85;

  /// How likely it is held to be before any answer that topics are not learnt all at once, for each
  /// model. Two right answers in a row say little then, so little that learners who do learn at
  /// once would be kept on every topic.
  private static final double BY_AND_BY = 1 / 6.0;

  private static final double MAX_CHANCE = 0.98;

  private static List<AnswerModel> all() {
    List<AnswerModel> models = new ArrayList<>();
    for (boolean answersFirst : new boolean[] {false, true}) {
      for (double rate : new double[] {0.3, 0.6, 1}) {
        models.add(new AnswerModel(Growth.LEAP, rate, Answering.ORDINARY, answersFirst));
      }
      for (double rate : new double[] {0.2, 0.35, 0.55}) {
        models.add(new AnswerModel(Growth.SHARE, rate, Answering.ORDINARY, answersFirst));
      }
      for (double rate : new double[] {2, 4}) {
        models.add(new AnswerModel(Growth.COUNT, rate, Answering.ORDINARY, answersFirst));
      }
      addFew(models, Answering.SURE, 1, answersFirst);
    }
    addFew(models, Answering.CARELESS, 0.6, false);
    addFew(models, Answering.LUCKY, 0.6, false);
    return List.copyOf(models);
  }

  private static void addFew(
      List<AnswerModel> models, Answering answering, double fastest, boolean answersFirst) {
    models.add(new AnswerModel(Growth.LEAP, 0.3, answering, answersFirst));
    models.add(new AnswerModel(Growth.LEAP, fastest, answering, answersFirst));
    models.add(new AnswerModel(Growth.SHARE, 0.35, answering, answersFirst));
    models.add(new AnswerModel(Growth.COUNT, 2, answering, answersFirst));
  }

  /// How likely it is held to be before any answer, over that of the others.
  double prior() {
    return answering.usual * (growth == Growth.LEAP ? 1 : BY_AND_BY);
  }

  boolean guesses() {
    return answering != Answering.SURE;
  }

  /// Chance of a right answer without knowing anything.
  double guess() {
    return answering.guess;
  }

  /// Chance of a wrong answer in spite of knowing all.
  double slip() {
    return answering.slip;
  }

  /// Chance that a topic is known before the first answer, as far as models are distinguished by
  /// it.
  double knownBefore() {
    return answering.knownBefore;
  }

  /// Chance of a right answer for who knew the topic before any practice.
  double rightKnowing() {
    return 1 - slip();
  }

  /// Chance of a right answer with practice `n`, counted from 1, for who does not know the topic.
  double rightLearning(int n) {
    if (growth != Growth.SHARE) {
      return guess();
    }
    return guess() + (1 - slip() - guess()) * learnt(answersFirst ? n - 1 : n);
  }

  /// The same for who has learnt the topic by practice, this one or one before.
  double rightLearnt(int n) {
    return growth == Growth.SHARE ? rightLearning(n) : rightKnowing();
  }

  /// Chance that practice `n`, counted from 1, is the one from which the topic is known, if it was
  /// not known yet.
  double crossing(int n) {
    return switch (growth) {
      case LEAP -> Math.min(MAX_CHANCE, rate);
      case COUNT -> n >= rate ? MAX_CHANCE : 1 - MAX_CHANCE;
      case SHARE -> {
        double open = 1 - sharedKnown(n - 1);
        yield (sharedKnown(n) - sharedKnown(n - 1)) / open;
      }
    };
  }

  /// Chance to count as knowing after so many practices.
  private double sharedKnown(int practices) {
    return Math.clamp((learnt(practices) - KNOWN_FROM) / (KNOWN_AT - KNOWN_FROM), 0, 0.999);
  }

  private double learnt(int practices) {
    return 1 - StrictMath.pow(1 - rate, practices);
  }
}
