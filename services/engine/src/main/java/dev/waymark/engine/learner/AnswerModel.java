package dev.waymark.engine.learner;

import java.util.ArrayList;
import java.util.List;

/// One way in which practice may turn into knowing a topic, and knowing into answers.
///
/// @param growth how knowing comes about
/// @param rate of the growth, as [Growth] says
/// @param guess chance of a right answer without knowing anything
/// @param slip chance of a wrong answer in spite of knowing all
/// @param answersFirst whether an answer shows what was known before the practice or after it
record AnswerModel(Growth growth, double rate, double guess, double slip, boolean answersFirst) {
  enum Growth {
    /// All at once, with the chance `rate` at each practice: Bayesian knowledge tracing.
    LEAP,
    /// By the share `rate` of what is missing; answers get better with it.
    SHARE,
    /// All at once with practice number `rate`.
    COUNT
  }

  /// What one learner may be like. Stored beliefs go by this order: anyone who changes it starts
  /// from the events again.
  static final List<AnswerModel> ALL = all();

  /// Chances of who guesses now and then, and of who hardly ever does.
  private static final double GUESS = 0.25;

  private static final double SLIP = 0.1;
  private static final double RARELY = 0.02;

  /// How much less likely the latter is.
  private static final double NEVER_GUESSES = 0.6;

  /// Share of a topic at which anyone who learns it by shares begins to count as knowing it, and at
  /// which they surely do.
  private static final double KNOWN_FROM = 0.6;

  private static final double KNOWN_AT = 0.85;

  private static final double MAX_CHANCE = 0.98;

  private static List<AnswerModel> all() {
    List<AnswerModel> models = new ArrayList<>();
    for (boolean guesses : new boolean[] {false, true}) {
      double guess = guesses ? GUESS : RARELY;
      double slip = guesses ? SLIP : RARELY;
      for (boolean answersFirst : new boolean[] {false, true}) {
        for (double rate : new double[] {0.3, 0.6, 1}) {
          models.add(new AnswerModel(Growth.LEAP, rate, guess, slip, answersFirst));
        }
        for (double rate : new double[] {0.2, 0.35, 0.55}) {
          models.add(new AnswerModel(Growth.SHARE, rate, guess, slip, answersFirst));
        }
        for (double rate : new double[] {2, 4}) {
          models.add(new AnswerModel(Growth.COUNT, rate, guess, slip, answersFirst));
        }
      }
    }
    return List.copyOf(models);
  }

  /// How likely it is held to be before any answer, over that of the others.
  double prior() {
    double byGrowth = growth == Growth.LEAP ? 1 : 0.5;
    return guesses() ? byGrowth : byGrowth * NEVER_GUESSES;
  }

  boolean guesses() {
    return guess == GUESS;
  }

  /// Chance of a right answer for who knew the topic before any practice.
  double rightKnowing() {
    return 1 - slip;
  }

  /// Chance of a right answer with practice `n`, counted from 1, for who does not know the topic.
  double rightLearning(int n) {
    if (growth != Growth.SHARE) {
      return guess;
    }
    return guess + (1 - slip - guess) * learnt(answersFirst ? n - 1 : n);
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
