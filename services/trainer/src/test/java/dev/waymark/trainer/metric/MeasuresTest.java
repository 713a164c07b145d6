package dev.waymark.trainer.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.trainer.metric.Measures.Measure;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import smile.validation.metric.LogLoss;
import smile.validation.metric.RMSE;

class MeasuresTest {
  private static Scored scored(double[] p, int[] y, int[] learner, int learners) {
    byte[] outcome = new byte[y.length];
    boolean[] first = new boolean[y.length];
    for (int i = 0; i < y.length; i++) {
      outcome[i] = (byte) y[i];
      first[i] = i < y.length / 2;
    }
    return new Scored(p, outcome, learner, learners, first);
  }

  private static final Scored FOUR =
      scored(new double[] {0.2, 0.6, 0.6, 0.9}, new int[] {0, 1, 0, 1}, new int[] {0, 0, 1, 1}, 2);

  @Test
  void aucCountsWonPairsAndHalfOfTies() {
    // Pairs right/wrong: 0.6 beats 0.2, ties 0.6; 0.9 beats both: 3.5 of 4.
    assertThat(new Measures(FOUR).of(Measure.AUC)).isEqualTo(0.875);
  }

  @Test
  void firstAttemptAucLooksAtFirstMeetingsAlone() {
    // The first two rows: 0.6 right beats 0.2 wrong.
    assertThat(new Measures(FOUR).of(Measure.FIRST_ATTEMPT_AUC)).isEqualTo(1);
  }

  @Test
  void logLossIsTheMeanOfMinusLogarithms() {
    double expected = -(Math.log(0.8) + Math.log(0.6) + Math.log(0.4) + Math.log(0.9)) / 4;
    assertThat(new Measures(FOUR).of(Measure.LOG_LOSS)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void rmseIsTheRootOfTheMeanSquare() {
    double expected = Math.sqrt((0.04 + 0.16 + 0.36 + 0.01) / 4);
    assertThat(new Measures(FOUR).of(Measure.RMSE)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void calibrationErrorWeighsBinsByRows() {
    // Bins: 0.2 (1 row, off by 0.2), 0.6 (2 rows, mean 0.6 against 0.5), 0.9 (1 row, off by 0.1).
    assertThat(new Measures(FOUR).of(Measure.ECE))
        .isCloseTo((0.2 + 2 * 0.1 + 0.1) / 4, within(1e-12));
  }

  @Test
  void chancesThatAreRightAreMeasuredAtTheErrorByChance() {
    SplittableRandom random = new SplittableRandom(6);
    int rounds = 40;
    double measured = 0;
    double byChance = 0;
    for (int round = 0; round < rounds; round++) {
      double[] p = new double[1_000];
      int[] y = new int[p.length];
      for (int i = 0; i < p.length; i++) {
        p[i] = random.nextDouble();
        y[i] = random.nextDouble() < p[i] ? 1 : 0;
      }
      Measures measures = new Measures(scored(p, y, new int[p.length], 1));
      measured += measures.of(Measure.ECE) / rounds;
      byChance += measures.calibrationErrorByChance() / rounds;
    }
    assertThat(measured).isCloseTo(byChance, within(0.1 * byChance));
  }

  @Test
  void aLearnerDrawnTwiceCountsLikeTwoLearners() {
    Scored doubled =
        scored(
            new double[] {0.2, 0.6, 0.2, 0.6, 0.6, 0.9},
            new int[] {0, 1, 0, 1, 0, 1},
            new int[] {0, 0, 1, 1, 2, 2},
            3);
    for (Measure measure :
        new Measure[] {Measure.AUC, Measure.LOG_LOSS, Measure.ECE, Measure.RMSE}) {
      assertThat(new Measures(FOUR).of(measure, new int[] {2, 1}))
          .isCloseTo(new Measures(doubled).of(measure), within(1e-12));
    }
  }

  @Test
  void measuresAgreeWithSmiles() {
    SplittableRandom random = new SplittableRandom(9);
    int n = 500;
    double[] p = new double[n];
    int[] y = new int[n];
    int[] learner = new int[n];
    for (int i = 0; i < n; i++) {
      p[i] = (1 + random.nextInt(998)) / 1_000.0;
      y[i] = random.nextDouble() < p[i] ? 1 : 0;
      learner[i] = i / 50;
    }
    Scored scored = scored(p, y, learner, 10);
    int[] weights = {2, 0, 1, 1, 3, 0, 1, 1, 1, 0};
    assertThat(new Measures(scored).of(Measure.AUC, weights))
        .isCloseTo(AucBenchmark.smile(scored, weights), within(1e-12));
    assertThat(new Measures(scored).of(Measure.LOG_LOSS))
        .isCloseTo(LogLoss.of(y, p), within(1e-12));
    assertThat(new Measures(scored).of(Measure.RMSE))
        .isCloseTo(RMSE.of(Arrays.stream(y).asDoubleStream().toArray(), p), within(1e-12));
  }

  @Test
  void aucWithoutWrongAnswersIsUndefined() {
    Scored right = scored(new double[] {0.2, 0.6}, new int[] {1, 1}, new int[] {0, 0}, 1);
    assertThat(new Measures(right).of(Measure.AUC)).isNaN();
    assertThat(new Bootstrap(1, 10, 1).interval(new Measures(right), Measure.AUC).low()).isNaN();
  }

  @Test
  void theIntervalHoldsTheMeanAndShrinksWithLearners() {
    Bootstrap.Interval few = rmseInterval(10);
    Bootstrap.Interval many = rmseInterval(400);
    double truth = Math.sqrt(0.25);
    assertThat(few.low()).isLessThanOrEqualTo(truth);
    assertThat(many.high() - many.low()).isLessThan((few.high() - few.low()) / 3);
  }

  @Test
  void aDifferenceOfAModelWithItselfIsNothing() {
    Measures m = new Measures(FOUR);
    Bootstrap.Interval none = new Bootstrap(2, 50, 3).difference(m, m, Measure.LOG_LOSS);
    assertThat(none).isEqualTo(new Bootstrap.Interval(0, 0));
  }

  private static Bootstrap.Interval rmseInterval(int learners) {
    SplittableRandom random = new SplittableRandom(5);
    double[] p = new double[learners];
    int[] y = new int[learners];
    int[] learner = new int[learners];
    for (int u = 0; u < learners; u++) {
      y[u] = random.nextInt(2);
      p[u] = Math.abs(y[u] - (0.4 + 0.2 * random.nextDouble()));
      learner[u] = u;
    }
    Measures measures = new Measures(scored(p, y, learner, learners));
    return new Bootstrap(learners, 500, 7).interval(measures, Measure.RMSE);
  }
}
