package dev.waymark.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BoostedTreesTest {
  private static final int ROWS = 2_000;
  private final DesignMatrix x = new DesignMatrix(ROWS, 3, 3);
  private final byte[] y = new byte[ROWS];

  /// Right exactly when one of the first two features is above a half but not both: no line can
  /// tell.
  BoostedTreesTest() {
    SplittableRandom random = new SplittableRandom(11);
    for (int row = 0; row < ROWS; row++) {
      float[] v = {
        (float) random.nextDouble(), (float) random.nextDouble(), (float) random.nextDouble()
      };
      x.dense(v);
      x.endRow();
      y[row] = (byte) (v[0] > 0.5 ^ v[1] > 0.5 ? 1 : 0);
    }
  }

  private static BoostedTrees.Options options(long seed) {
    return new BoostedTrees.Options(60, 3, 0.2, 0.8, 1, 1, 1, seed);
  }

  @Test
  void findsAnInteractionThatNoLineShows() {
    BinnedMatrix bins = BinnedMatrix.of(x, BinnedMatrix.cuts(x));
    BoostedTrees trees = BoostedTrees.fit(bins, y, 0, options(1));
    double[] logOdds = trees.logOdds(bins);
    int agree = 0;
    for (int row = 0; row < ROWS; row++) {
      agree += (logOdds[row] > 0 ? 1 : 0) == y[row] ? 1 : 0;
    }
    assertThat(agree).isGreaterThan(ROWS * 95 / 100);
  }

  @Test
  void sameSeedSameTrees() {
    BinnedMatrix bins = BinnedMatrix.of(x, BinnedMatrix.cuts(x));
    BoostedTrees one = BoostedTrees.fit(bins, y, 0, options(4));
    BoostedTrees two = BoostedTrees.fit(bins, y, 0, options(4));
    BoostedTrees other = BoostedTrees.fit(bins, y, 0, options(5));
    assertThat(two.logOdds(bins)).isEqualTo(one.logOdds(bins));
    assertThat(other.logOdds(bins)).isNotEqualTo(one.logOdds(bins));
  }

  @Test
  void aConstantFeatureHasOneBin() {
    DesignMatrix constant = new DesignMatrix(3, 1, 1);
    for (int row = 0; row < 3; row++) {
      constant.dense(new float[] {4});
      constant.endRow();
    }
    float[][] cuts = BinnedMatrix.cuts(constant);
    assertThat(cuts[0]).isEmpty();
    assertThat(BinnedMatrix.of(constant, cuts).bin(0, 2)).isZero();
  }

  @Test
  void valuesAtACutBelongAboveIt() {
    DesignMatrix two = new DesignMatrix(4, 1, 1);
    for (float v : new float[] {0, 0, 1, 1}) {
      two.dense(new float[] {v});
      two.endRow();
    }
    BinnedMatrix bins = BinnedMatrix.of(two, BinnedMatrix.cuts(two));
    assertThat(bins.bin(0, 0)).isZero();
    assertThat(bins.bin(0, 3)).isEqualTo(1);
  }
}
