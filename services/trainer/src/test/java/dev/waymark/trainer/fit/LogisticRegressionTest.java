package dev.waymark.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import smile.classification.SparseLogisticRegression;
import smile.data.SampleInstance;
import smile.data.SparseDataset;
import smile.util.SparseArray;

class LogisticRegressionTest {
  private static final int ROWS = 400;
  private static final int DENSE = 3;
  private static final int SPARSE = 5;
  private final DesignMatrix x = new DesignMatrix(ROWS, DENSE, DENSE + SPARSE);
  private final byte[] y = new byte[ROWS];
  private final List<SampleInstance<SparseArray, Integer>> instances = new ArrayList<>();

  LogisticRegressionTest() {
    SplittableRandom random = new SplittableRandom(3);
    for (int row = 0; row < ROWS; row++) {
      float[] dense = new float[DENSE];
      SparseArray entries = new SparseArray();
      double logOdds = -0.4;
      for (int j = 0; j < DENSE; j++) {
        dense[j] = (float) (10 * random.nextDouble() - 5);
        entries.append(j, dense[j]);
        logOdds += 0.3 * (j - 1) * dense[j];
      }
      int column = DENSE + random.nextInt(SPARSE);
      entries.append(column, 1);
      logOdds += 0.5 * (column - DENSE);
      x.dense(dense);
      x.sparse(column, 1);
      x.endRow();
      y[row] = (byte) (random.nextDouble() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0);
      instances.add(new SampleInstance<>(entries, (int) y[row]));
    }
  }

  private static double[] penalties(double lambda) {
    double[] penalties = new double[DENSE + SPARSE];
    Arrays.fill(penalties, lambda);
    return penalties;
  }

  @Test
  void findsTheWeightsOfSmilesSparseLogisticRegression() {
    double[] ours = LogisticRegression.fit(x, y, penalties(1)).weights();
    double[] smiles =
        SparseLogisticRegression.binomial(
                new SparseDataset<>(instances, DENSE + SPARSE),
                new smile.classification.LogisticRegression.Options(1.0, 1e-10, 5_000))
            .coefficients();
    assertThat(ours).containsExactly(smiles, within(1e-4));
  }

  @Test
  void endsWhereTheLossIsFlat() {
    assertThat(LogisticRegression.fit(x, y, penalties(1)).gradient()).isLessThan(1e-6);
  }

  @Test
  void theStartDoesNotChangeTheEnd() {
    double[] far = new double[DENSE + SPARSE + 1];
    Arrays.fill(far, 3);
    assertThat(LogisticRegression.fit(x, y, penalties(1), far).weights())
        .containsExactly(LogisticRegression.fit(x, y, penalties(1)).weights(), within(1e-4));
  }

  @Test
  void aHeavyPenaltyOnOneColumnSilencesThatColumnAlone() {
    double[] penalties = penalties(0.01);
    penalties[2] = 1e9;
    double[] w = LogisticRegression.fit(x, y, penalties).weights();
    assertThat(w[2]).isCloseTo(0, within(1e-4));
    assertThat(Math.abs(w[0])).isGreaterThan(0.1);
  }

  @Test
  void withoutFeaturesTheBiasIsTheLogOddsOfTheMean() {
    DesignMatrix empty = new DesignMatrix(4, 0, 0);
    for (int row = 0; row < 4; row++) {
      empty.endRow();
    }
    double[] w = LogisticRegression.fit(empty, new byte[] {1, 1, 1, 0}, new double[0]).weights();
    assertThat(w[0]).isCloseTo(Math.log(3), within(1e-4));
  }
}
