package dev.waymark.simulator.learner;

import java.util.List;
import java.util.stream.Stream;

/// What learners of one kind have in common.
///
/// @param slip chance of a wrong answer in spite of full ability, 0 to 1
/// @param guess chance of a right answer without any ability, 0 to 1
/// @param rate chance (LEAP), amount (STEPS), share of the rest (GRADUAL) or sixth of the way
///   (SIGMOID) that one practice brings when every prerequisite is there, over 0 to 1
/// @param unready share of `rate` that remains when a prerequisite is not there at all, 0 to 1
/// @param answersFirst whether the answer shows the ability before the practice or after
/// @param priorShare mean share of the topics that are known at the start, 0 to 1
/// @param start which topics those are
/// @param paceSpread standard deviation of the logarithm of a learner's factor on `rate`
/// @param halfLifeDays days after which half of an ability is lost when practised once; 0: nothing
///   is ever lost
/// @param minutesApart time between two steps
/// @param oneTopic whether the goal is a single topic instead of the whole roadmap
/// @param obstacles what keeps them from learning some topics and no graph names
public record LearnerKind(
    String name,
    Growth growth,
    double slip,
    double guess,
    double rate,
    double unready,
    boolean answersFirst,
    double priorShare,
    Start start,
    double paceSpread,
    double halfLifeDays,
    double minutesApart,
    boolean oneTopic,
    Obstacles obstacles) {
  public static final LearnerKind DETERMINISTIC =
      new LearnerKind(
          "deterministic", Growth.STEPS, 0, 0, 1, 0, false, 0, Start.ORDER, 0, 0, 60, false);
  public static final LearnerKind STEADY =
      new LearnerKind(
          "steady", Growth.STEPS, 0, 0, 0.34, 0, true, 0.2, Start.ORDER, 0, 0, 60, false);
  public static final LearnerKind GUESSER =
      new LearnerKind(
          "guesser", Growth.LEAP, 0.1, 0.25, 0.35, 0.05, true, 0, Start.ORDER, 0.2, 0, 60, false);
  public static final LearnerKind GRADUAL =
      new LearnerKind(
          "gradual", Growth.GRADUAL, 0.1, 0.2, 0.35, 0.1, true, 0, Start.ORDER, 0.3, 0, 60, false);
  public static final LearnerKind EXPERIENCED =
      new LearnerKind(
          "experienced",
          Growth.GRADUAL,
          0.1,
          0.2,
          0.35,
          0.1,
          true,
          0.4,
          Start.ORDER,
          0.3,
          0,
          60,
          false);
  public static final LearnerKind FORGETFUL =
      new LearnerKind(
          "forgetful",
          Growth.GRADUAL,
          0.05,
          0.15,
          0.4,
          0.1,
          true,
          0.1,
          Start.ORDER,
          0.2,
          20,
          240,
          false);
  public static final LearnerKind FOCUSED =
      new LearnerKind(
          "focused", Growth.LEAP, 0.1, 0.25, 0.4, 0.05, true, 0.2, Start.ORDER, 0.2, 0, 60, true);
  public static final LearnerKind MIXED =
      new LearnerKind(
          "mixed", Growth.LEAP, 0.1, 0.25, 0.2, 0, true, 0.25, Start.AREAS, 0.3, 0, 60, false);
  public static final LearnerKind BOLD =
      new LearnerKind(
          "bold", Growth.GRADUAL, 0.05, 0.2, 0.3, 0.4, false, 0.1, Start.AREAS, 0.2, 0, 60, false);
  public static final LearnerKind ANSWERING_FIRST =
      new LearnerKind(
          "answering first", Growth.STEPS, 0, 0, 1, 0, true, 0, Start.ORDER, 0, 0, 60, false);
  public static final LearnerKind SCHOOLED =
      new LearnerKind(
          "schooled", Growth.STEPS, 0, 0, 1, 0, false, 0.4, Start.AREAS, 0, 0, 60, false);
  public static final LearnerKind QUICK =
      new LearnerKind(
          "quick", Growth.LEAP, 0.1, 0.25, 0.5, 0, false, 0, Start.ORDER, 0, 0, 60, false);
  public static final LearnerKind RETURNING =
      new LearnerKind(
          "returning", Growth.LEAP, 0.1, 0.25, 0.5, 0, false, 0.4, Start.AREAS, 0.2, 0, 60, true);
  public static final LearnerKind SIGMOID =
      new LearnerKind(
          "sigmoid",
          Growth.SIGMOID,
          0.05,
          0.2,
          0.3,
          0.1,
          true,
          0.2,
          Start.AREAS,
          0.3,
          0,
          60,
          false);
  public static final LearnerKind VERSED =
      new LearnerKind(
          "versed", Growth.LEAP, 0.05, 0.25, 0.5, 0, false, 0.4, Start.AREAS, 0.2, 0, 60, false);
  public static final LearnerKind SLOW =
      new LearnerKind(
          "slow", Growth.GRADUAL, 0.1, 0.25, 0.2, 0.05, false, 0, Start.ORDER, 0.2, 0, 60, false);

  public static final LearnerKind BLOCKED =
      leaping("blocked", 0.1, 0.2, 0.5, 0, Start.ORDER, Obstacles.WAITING);
  public static final LearnerKind UNTEACHABLE =
      leaping("unteachable", 0.1, 0.2, 0.4, 0, Start.ORDER, Obstacles.CLOSED);
  public static final LearnerKind CARELESS =
      leaping("careless", 0.25, 0.15, 0.35, 0.45, Start.AREAS, Obstacles.NONE);
  public static final LearnerKind TESTER =
      leaping("tester", 0.05, 0.5, 0.35, 0, Start.ORDER, Obstacles.NONE);
  public static final LearnerKind THIRD_TIME =
      new LearnerKind(
          "third time", Growth.STEPS, 0.07, 0.15, 0.34, 0, false, 0, Start.ORDER, 0, 0, 60, false);

  /// The kinds that parameters may be chosen with.
  public static final List<LearnerKind> TUNING =
      List.of(
          DETERMINISTIC,
          STEADY,
          GUESSER,
          GRADUAL,
          EXPERIENCED,
          FORGETFUL,
          FOCUSED,
          MIXED,
          BOLD,
          ANSWERING_FIRST,
          SCHOOLED,
          QUICK,
          RETURNING);

  /// The kinds that no parameter was chosen with.
  public static final List<LearnerKind> HELD_OUT =
      List.of(SIGMOID, VERSED, SLOW, BLOCKED, UNTEACHABLE, CARELESS, TESTER, THIRD_TIME);

  public static final List<LearnerKind> ALL =
      Stream.concat(TUNING.stream(), HELD_OUT.stream()).toList();

  /// Without obstacles.
  public LearnerKind(
      String name,
      Growth growth,
      double slip,
      double guess,
      double rate,
      double unready,
      boolean answersFirst,
      double priorShare,
      Start start,
      double paceSpread,
      double halfLifeDays,
      double minutesApart,
      boolean oneTopic) {
    this(
        name,
        growth,
        slip,
        guess,
        rate,
        unready,
        answersFirst,
        priorShare,
        start,
        paceSpread,
        halfLifeDays,
        minutesApart,
        oneTopic,
        Obstacles.NONE);
  }

  private static LearnerKind leaping(
      String name,
      double slip,
      double guess,
      double rate,
      double priorShare,
      Start start,
      Obstacles obstacles) {
    return new LearnerKind(
        name,
        Growth.LEAP,
        slip,
        guess,
        rate,
        0,
        false,
        priorShare,
        start,
        0,
        0,
        60,
        false,
        obstacles);
  }
}
