package dev.waymark.evaluation.baseline;

import dev.waymark.evaluation.baseline.Bkt.Parameters;

/// Expected counts of one round of Baum and Welch's algorithm for [Bkt]: state 1 is known and never
/// left. A few imagined answers keep topics with little data near the usual values.
final class BktCounts {
  private double starts = 2;
  private double knownStarts = 0.8;
  private double unknownSteps = 4;
  private double learned = 0.4;
  private double unknownAnswers = 4;
  private double guesses = 1;
  private double knownAnswers = 4;
  private double slips = 0.6;

  /// Adds one learner's answers on the topic, in order.
  void add(byte[] answers, Parameters p) {
    int n = answers.length;
    double[] known = new double[n];
    double[] unknown = new double[n];
    double[] scale = new double[n];
    double k = p.known();
    double u = 1 - k;
    for (int i = 0; i < n; i++) {
      known[i] = k * seen(answers[i], 1 - p.slip());
      unknown[i] = u * seen(answers[i], p.guess());
      scale[i] = known[i] + unknown[i];
      known[i] /= scale[i];
      unknown[i] /= scale[i];
      k = known[i] + unknown[i] * p.learn();
      u = unknown[i] * (1 - p.learn());
    }
    double laterKnown = 1;
    double laterUnknown = 1;
    for (int i = n - 1; i >= 0; i--) {
      double isKnown = known[i] * laterKnown;
      double isUnknown = unknown[i] * laterUnknown;
      double sum = isKnown + isUnknown;
      isKnown /= sum;
      isUnknown /= sum;
      knownAnswers += isKnown;
      unknownAnswers += isUnknown;
      slips += answers[i] == 1 ? 0 : isKnown;
      guesses += answers[i] == 1 ? isUnknown : 0;
      if (i == 0) {
        starts++;
        knownStarts += isKnown;
        return;
      }
      double ifKnown = seen(answers[i], 1 - p.slip()) * laterKnown / scale[i];
      double ifUnknown = seen(answers[i], p.guess()) * laterUnknown / scale[i];
      double step = unknown[i - 1] * p.learn() * ifKnown;
      double stay = unknown[i - 1] * (1 - p.learn()) * ifUnknown;
      double whole = step + stay + known[i - 1] * ifKnown;
      learned += step / whole;
      unknownSteps += (step + stay) / whole;
      laterUnknown = p.learn() * ifKnown + (1 - p.learn()) * ifUnknown;
      laterKnown = ifKnown;
    }
  }

  private static double seen(byte answer, double right) {
    return answer == 1 ? right : 1 - right;
  }

  /// The most likely parameters for these counts, within bounds.
  Parameters parameters() {
    return new Parameters(
        Math.clamp(knownStarts / starts, 0.001, 0.999),
        Math.clamp(learned / unknownSteps, 0.0001, 0.9),
        Math.clamp(guesses / unknownAnswers, 0.01, 0.49),
        Math.clamp(slips / knownAnswers, 0.001, 0.49));
  }
}
