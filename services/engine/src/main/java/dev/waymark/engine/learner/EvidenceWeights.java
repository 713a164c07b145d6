package dev.waymark.engine.learner;

/// How much each kind of event says about knowing its topic, in units of one graded answer.
///
/// @param slip chance that a learner who knows the topic answers wrong, over 0 to below 0.5
/// @param guess chance that a learner who does not know it answers right, over 0 to below 0.5
/// @param learnPractised chance to learn the topic in a successful answer
/// @param learnCompleted chance to learn the topic by completing it
/// @param assessed weight of a test with full or no points; points between count in proportion to
///   their distance from `passScore`
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
    double assessed,
    double passScore,
    double completed,
    double started,
    double selfKnown,
    double selfFamiliar,
    double selfUnknown,
    double stabilityDays) {
  public static final EvidenceWeights STANDARD =
      new EvidenceWeights(0.1, 0.25, 0.08, 0.25, 1.5, 0.6, 0.9, 0.02, 0.6, 0.2, 0.6, 30);

  public EvidenceWeights {
    open(slip, 0.5, "slip");
    open(guess, 0.5, "guess");
    open(passScore, 1, "passScore");
    share(learnPractised, "learnPractised");
    share(learnCompleted, "learnCompleted");
    if (!(Math.min(
                Math.min(Math.min(assessed, completed), Math.min(started, selfKnown)),
                Math.min(selfFamiliar, selfUnknown))
            >= 0
        && stabilityDays > 0)) {
      throw new IllegalArgumentException("weights of evidence are at least 0");
    }
  }

  /// Log-likelihood ratio of one right answer; positive.
  public double success() {
    return Math.log((1 - slip) / guess);
  }

  /// Log-likelihood ratio of one wrong answer; negative.
  public double failure() {
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
