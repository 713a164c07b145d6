package dev.waymark.trainer.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What one learner has done so far with one subject: an item, a topic, or everything together. It
/// is a running summary: [#describe] sees exactly the answers given to [#observe] before it, so no
/// number can know its own outcome.
///
/// Steps are the learner's answers counted from 0; seconds are used only when real times exist.
/// φ(x) = ln(1 + x). R-PFA's two numbers are those of Galyardt and Goldin (Move your lamp post,
/// JEDM 2015); the decaying sums over past attempts are ACT-R's base-level activation (Anderson and
/// Schooler 1991) with its usual exponent of one half; the windows are those of DAS3H (Choffin et
/// al., EDM 2019).
final class Practice {
  private static final double[] TREND_DECAYS = {0.6, 0.85, 0.95};
  private static final double FAILURE_DECAY = 0.7;
  private static final double PROPORTION_DECAY = 0.8;
  private static final int GHOSTS = 3;
  private static final double PRIOR_ATTEMPTS = 3;
  private static final double[] WINDOWS_S = {3_600, 86_400, 604_800, 2_592_000};
  private static final int REMEMBERED = 24;

  private int attempts;
  private int successes;
  private int streak;
  private int firstStep;
  private int recentOutcomes;
  private double recentFailure;
  private double proportionTop;
  private double proportionBottom;
  private final double[] trends = new double[TREND_DECAYS.length];
  private int[] steps = new int[2];
  private double[] times = new double[2];
  private int[] successesBefore = new int[2];
  private final int[] windowStarts = new int[WINDOWS_S.length];
  private final double prior;

  /// @param prior the chance of a right answer before anything is known, in (0, 1)
  Practice(double prior) {
    this.prior = prior;
    Arrays.fill(trends, prior);
    for (int ghost = 0; ghost < GHOSTS; ghost++) {
      proportionBottom = PROPORTION_DECAY * (proportionBottom + 1);
    }
  }

  /// The names of what [#describe] writes, in order.
  static List<String> names(boolean timed) {
    List<String> names =
        new ArrayList<>(
            List.of(
                "successes",
                "attempts",
                "failures",
                "mean",
                "recent-failure",
                "recent-proportion",
                "trend-60",
                "trend-85",
                "trend-95",
                "first",
                "last-right",
                "last-two-right",
                "lag",
                "lag-if-right",
                "success-trace",
                "failure-trace",
                "right-streak",
                "wrong-streak",
                "age"));
    if (timed) {
      names.addAll(List.of("lag-s", "lag-s-if-right", "success-trace-s", "failure-trace-s"));
      for (String window : List.of("1h", "1d", "7d", "30d")) {
        names.add("successes-" + window);
        names.add("attempts-" + window);
      }
    }
    return names;
  }

  int successes() {
    return successes;
  }

  int attempts() {
    return attempts;
  }

  /// The last outcomes, newest in the lowest bit, up to 16.
  int recentOutcomes() {
    return recentOutcomes;
  }

  /// The last step at which this subject was answered; meaningless before the first attempt.
  int lastStep() {
    return steps[attempts - 1];
  }

  /// Adds this practice's numbers, times `weight`, to `out` from `at` on.
  void describe(boolean timed, int step, double time, double weight, float[] out, int at) {
    int i = at;
    boolean any = attempts > 0;
    boolean lastRight = any && (recentOutcomes & 1) == 1;
    double lag = any ? phi(step - steps[attempts - 1]) : 0;
    out[i++] += (float) (weight * phi(successes));
    out[i++] += (float) (weight * phi(attempts));
    out[i++] += (float) (weight * phi(attempts - successes));
    out[i++] += (float) (weight * mean());
    out[i++] += (float) (weight * recentFailure);
    out[i++] += (float) (weight * proportionTop / proportionBottom);
    for (double trend : trends) {
      out[i++] += (float) (weight * trend);
    }
    out[i++] += (float) (any ? 0 : weight);
    out[i++] += (float) (lastRight ? weight : 0);
    out[i++] += (float) (attempts > 1 && (recentOutcomes & 3) == 3 ? weight : 0);
    out[i++] += (float) (weight * lag);
    out[i++] += (float) (lastRight ? weight * lag : 0);
    describeTraces(step, Double.NaN, weight, out, i);
    i += 2;
    out[i++] += (float) (weight * phi(Math.max(0, streak)));
    out[i++] += (float) (weight * phi(Math.max(0, -streak)));
    out[i++] += (float) (any ? weight * phi(step - firstStep) : 0);
    if (timed) {
      double lagSeconds = any ? phi(gap(time, attempts - 1)) : 0;
      out[i++] += (float) (weight * lagSeconds);
      out[i++] += (float) (lastRight ? weight * lagSeconds : 0);
      describeTraces(step, time, weight, out, i);
      describeWindows(time, weight, out, i + 2);
    }
  }

  private double mean() {
    return (successes + PRIOR_ATTEMPTS * prior) / (attempts + PRIOR_ATTEMPTS);
  }

  private double gap(double time, int attempt) {
    return Math.max(0, time - times[attempt]);
  }

  private void describeTraces(int step, double time, double weight, float[] out, int at) {
    double right = 0;
    double wrong = 0;
    for (int a = Math.max(0, attempts - REMEMBERED); a < attempts; a++) {
      double age = Double.isNaN(time) ? step - steps[a] : gap(time, a) / 60 + 1;
      double trace = 1 / Math.sqrt(age);
      if (succeeded(a)) {
        right += trace;
      } else {
        wrong += trace;
      }
    }
    double scale = Double.isNaN(time) ? 10 : 100;
    out[at] += (float) (weight * phi(scale * right));
    out[at + 1] += (float) (weight * phi(scale * wrong));
  }

  private boolean succeeded(int attempt) {
    int after = attempt + 1 == attempts ? successes : successesBefore[attempt + 1];
    return after > successesBefore[attempt];
  }

  private void describeWindows(double time, double weight, float[] out, int at) {
    int i = at;
    for (int w = 0; w < WINDOWS_S.length; w++) {
      while (windowStarts[w] < attempts && gap(time, windowStarts[w]) > WINDOWS_S[w]) {
        windowStarts[w]++;
      }
      int from = windowStarts[w];
      int successesInWindow = from == attempts ? 0 : successes - successesBefore[from];
      out[i++] += (float) (weight * phi(successesInWindow));
      out[i++] += (float) (weight * phi(attempts - from));
    }
  }

  /// Counts an answer.
  ///
  /// @param correct 1 or 0
  void observe(int step, double time, int correct) {
    if (attempts == steps.length) {
      steps = Arrays.copyOf(steps, 2 * attempts);
      times = Arrays.copyOf(times, 2 * attempts);
      successesBefore = Arrays.copyOf(successesBefore, 2 * attempts);
    }
    if (attempts == 0) {
      firstStep = step;
    }
    steps[attempts] = step;
    times[attempts] = time;
    successesBefore[attempts] = successes;
    attempts++;
    successes += correct;
    streak = correct == 1 ? Math.max(0, streak) + 1 : Math.min(0, streak) - 1;
    recentOutcomes = ((recentOutcomes << 1) | correct) & 0xFFFF;
    recentFailure = FAILURE_DECAY * (1 - correct + recentFailure);
    proportionTop = PROPORTION_DECAY * (proportionTop + correct);
    proportionBottom = PROPORTION_DECAY * (proportionBottom + 1);
    for (int d = 0; d < trends.length; d++) {
      trends[d] = TREND_DECAYS[d] * trends[d] + (1 - TREND_DECAYS[d]) * correct;
    }
  }

  static double phi(double x) {
    return Math.log1p(x);
  }
}
