package dev.waymark.trainer.features;

import dev.waymark.trainer.answers.Answers;
import dev.waymark.trainer.answers.ItemTopics;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;

/// How hard items are, from the answers of some learners: the log-odds of a right answer, shrunk to
/// the item's topics and these to the whole. An item nobody answered has its topics' value. For a
/// learner in the training part it must be counted without that learner's fold.
public final class Difficulty {
  private static final double STRENGTH = 5;
  private static final double FIRST_STRENGTH = 3;
  private final double prior;
  private final double[] ease;
  private final double[] firstEase;
  private final float[] familiarity;

  private Difficulty(double prior, double[] ease, double[] firstEase, float[] familiarity) {
    this.prior = prior;
    this.ease = ease;
    this.firstEase = firstEase;
    this.familiarity = familiarity;
  }

  /// Counts the answers of the learners that `included` accepts. What items are shrunk to is the
  /// share of right answers of all learners, the same number for every fold: a share of its own
  /// would tell each fold its own outcomes.
  public static Difficulty of(Answers answers, ItemTopics items, IntPredicate included) {
    int[] n = new int[items.itemCount()];
    int[] right = new int[items.itemCount()];
    int[] firstN = new int[items.itemCount()];
    int[] firstRight = new int[items.itemCount()];
    double[] topicN = new double[items.topicCount()];
    double[] topicRight = new double[items.topicCount()];
    int counted = 0;
    for (int u = 0; u < answers.learnerCount(); u++) {
      if (!included.test(u)) {
        continue;
      }
      counted += answers.start(u + 1) - answers.start(u);
      Set<Integer> met = new HashSet<>();
      for (int row = answers.start(u); row < answers.start(u + 1); row++) {
        int item = answers.item(row);
        int y = answers.correct(row);
        n[item]++;
        right[item] += y;
        if (met.add(item)) {
          firstN[item]++;
          firstRight[item] += y;
        }
        for (int topic : items.of(item)) {
          topicN[topic]++;
          topicRight[topic] += y;
        }
      }
    }
    double whole = (double) answers.size() / Math.max(1, counted);
    double prior = answers.meanCorrect();
    double[] ease = new double[n.length];
    double[] firstEase = new double[n.length];
    float[] familiarity = new float[n.length];
    for (int item = 0; item < n.length; item++) {
      double base = 0;
      int[] topics = items.of(item);
      for (int t : topics) {
        base += (topicRight[t] + 10 * prior) / (topicN[t] + 10) / topics.length;
      }
      base = topics.length == 0 ? prior : base;
      double mean = (right[item] + STRENGTH * base) / (n[item] + STRENGTH);
      double firstMean =
          (firstRight[item] + FIRST_STRENGTH * mean) / (firstN[item] + FIRST_STRENGTH);
      ease[item] = logit(mean);
      firstEase[item] = logit(firstMean);
      familiarity[item] = (float) Practice.phi(n[item] * whole);
    }
    return new Difficulty(prior, ease, firstEase, familiarity);
  }

  /// The chance of a right answer over all.
  public double prior() {
    return prior;
  }

  /// The item's log-odds of a right answer.
  double ease(int item) {
    return ease[item];
  }

  /// The item's log-odds of a right answer at a learner's first attempt.
  double firstEase(int item) {
    return firstEase[item];
  }

  /// φ of how many answers the item has, scaled up to all learners where some were left out.
  float familiarity(int item) {
    return familiarity[item];
  }

  /// The log-odds of a probability, within ±9.3.
  public static double logit(double p) {
    double q = Math.clamp(p, 1e-4, 1 - 1e-4);
    return Math.log(q / (1 - q));
  }

  /// The probability of log-odds.
  public static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
