package dev.waymark.trainer.metric;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import smile.validation.metric.AUC;

/// How long the AUC of many resamples takes: by weights over rows that were sorted once, and by
/// Smile's AUC of each resample written out. Run it with
/// `java -cp services/trainer/target/test-classes:services/trainer/target/classes:services/trainer/target/lib/* dev.waymark.trainer.metric.AucBenchmark`.
final class AucBenchmark {
  private static final int LEARNERS = 500;
  private static final int ROWS_EACH = 200;
  private static final int DRAWS = 100;

  private AucBenchmark() {}

  public static void main(String[] args) {
    SplittableRandom random = new SplittableRandom(1);
    Scored scored = scored(random);
    int[][] draws = new int[DRAWS][LEARNERS];
    for (int[] weights : draws) {
      for (int i = 0; i < LEARNERS; i++) {
        weights[random.nextInt(LEARNERS)]++;
      }
    }
    for (int round = 0; round < 3; round++) {
      long begun = System.nanoTime();
      Auc auc = new Auc(scored, _ -> true);
      double ours = Arrays.stream(draws).mapToDouble(auc::of).sum();
      long between = System.nanoTime();
      double smiles = Arrays.stream(draws).mapToDouble(w -> smile(scored, w)).sum();
      long ended = System.nanoTime();
      System.out.printf(
          Locale.ROOT,
          "%,d rows, %d draws: by weights %.0f ms (mean %.6f), Smile %.0f ms (mean %.6f), %.1f times%n",
          scored.size(),
          DRAWS,
          (between - begun) / 1e6,
          ours / DRAWS,
          (ended - between) / 1e6,
          smiles / DRAWS,
          (ended - between) / (double) (between - begun));
    }
  }

  private static Scored scored(SplittableRandom random) {
    int n = LEARNERS * ROWS_EACH;
    double[] p = new double[n];
    byte[] y = new byte[n];
    int[] learner = new int[n];
    for (int i = 0; i < n; i++) {
      p[i] = random.nextDouble();
      y[i] = (byte) (random.nextDouble() < p[i] ? 1 : 0);
      learner[i] = i / ROWS_EACH;
    }
    return new Scored(p, y, learner, LEARNERS, new boolean[n]);
  }

  /// Smile's AUC of the rows of the learners drawn, each as often as drawn.
  static double smile(Scored scored, int[] weights) {
    int n = 0;
    for (int row = 0; row < scored.size(); row++) {
      n += weights[scored.learner()[row]];
    }
    int[] truth = new int[n];
    double[] probability = new double[n];
    int at = 0;
    for (int row = 0; row < scored.size(); row++) {
      for (int i = 0; i < weights[scored.learner()[row]]; i++) {
        truth[at] = scored.outcome()[row];
        probability[at++] = scored.probability()[row];
      }
    }
    return AUC.of(truth, probability);
  }
}
