package dev.waymark.engine.learner;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// How much each kind of event says about knowing its topic, in units of one graded answer.
///
/// @param slip chance that a learner who knows the topic answers wrong, over 0 to below 0.5
/// @param guess chance that a learner who does not know it answers right, over 0 to below 0.5;
///   these two give the unit, what an answer itself counts follows [AnswerBelief]
/// @param learnPractised chance to learn the topic in a successful answer
/// @param learnCompleted chance to learn the topic by completing it, for a learner of whom there
///   are no graded answers
/// @param learnCompletedTested the same for one of whom there are: answers tell more
/// @param learnCompletedAgain the same once it was completed or answered before
/// @param assessed weight of a test with full or no points; points between count by the cube of
///   their distance from `passScore`, so that a result near it says little
/// @param passScore share of the points from which a test is a success, over 0 to below 1
/// @param completed weight of completing it
/// @param started weight of starting it
/// @param selfKnown weight of "I know this"
/// @param selfFamiliar weight of "I have met this"
/// @param selfUnknown weight of "I don't know this", as a failure
/// @param stabilityDays memory stability after the first success, in days
public record EvidenceWeights(
    double slip,
    double guess,
    double learnPractised,
    double learnCompleted,
    double learnCompletedTested,
    double learnCompletedAgain,
    double assessed,
    double passScore,
    double completed,
    double started,
    double selfKnown,
    double selfFamiliar,
    double selfUnknown,
    double stabilityDays) {
  public static final EvidenceWeights STANDARD =
      new EvidenceWeights(0.1, 0.3, 0.04, 0.85, 0.4, 0.15, 4, 0.6, 0.9, 0.05, 0.8, 0.3, 1, 10);

  public EvidenceWeights {
    open(slip, 0.5, "slip");
    open(guess, 0.5, "guess");
    open(passScore, 1, "passScore");
    share(learnPractised, "learnPractised");
    share(learnCompleted, "learnCompleted");
    share(learnCompletedTested, "learnCompletedTested");
    share(learnCompletedAgain, "learnCompletedAgain");
    if (!(Math.min(
                Math.min(Math.min(assessed, completed), Math.min(started, selfKnown)),
                Math.min(selfFamiliar, selfUnknown))
            >= 0
        && stabilityDays > 0)) {
      throw new IllegalArgumentException("weights of evidence are at least 0");
    }
  }

  /// This table with other values.
  ///
  /// @param changed by the names of the parameters above, in any case, with or without hyphens,
  ///   dots and underscores
  /// @throws IllegalArgumentException for a name that is none of them, or a value out of range
  public EvidenceWeights with(Map<String, Double> changed) {
    double[] values = {
      slip,
      guess,
      learnPractised,
      learnCompleted,
      learnCompletedTested,
      learnCompletedAgain,
      assessed,
      passScore,
      completed,
      started,
      selfKnown,
      selfFamiliar,
      selfUnknown,
      stabilityDays
    };
    for (var entry : changed.entrySet()) {
      values[place(entry.getKey())] = entry.getValue();
    }
    return new EvidenceWeights(
        values[0],
        values[1],
        values[2],
        values[3],
        values[4],
        values[5],
        values[6],
        values[7],
        values[8],
        values[9],
        values[10],
        values[11],
        values[12],
        values[13]);
  }

  private static int place(String name) {
    RecordComponent[] parameters = EvidenceWeights.class.getRecordComponents();
    String wanted = name.replaceAll("[-_.]", "");
    for (int i = 0; i < parameters.length; i++) {
      if (parameters[i].getName().equalsIgnoreCase(wanted)) {
        return i;
      }
    }
    String known =
        Arrays.stream(parameters).map(RecordComponent::getName).collect(Collectors.joining(", "));
    throw new IllegalArgumentException(
        "there is no weight of evidence called " + name + "; there are " + known);
  }

  /// Log-likelihood ratio of one right answer; positive.
  double success() {
    return Math.log((1 - slip) / guess);
  }

  /// Log-likelihood ratio of one wrong answer; negative.
  double failure() {
    return Math.log(slip / (1 - guess));
  }

  private static void open(double value, double below, String name) {
    if (!(value > 0 && value < below)) {
      throw new IllegalArgumentException(name + " must be over 0 and below " + below);
    }
  }

  private static void share(double value, String name) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(name + " must be 0 to below 1");
    }
  }
}
