package dev.waymark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AdjustmentTest {
  private final SplittableRandom random = new SplittableRandom(9);

  private double[] noise() {
    double[] column = new double[500];
    Arrays.setAll(column, _ -> random.nextGaussian());
    return column;
  }

  @Test
  void whatTheColumnsExplainIsTakenOutAndTheRestStays() {
    double[] a = noise();
    double[] b = noise();
    double[] own = new Adjustment(new double[][] {a, b}).rest(noise());
    double[] mixed = new double[own.length];
    Arrays.setAll(mixed, i -> 3 * a[i] - 2 * b[i] + own[i]);
    double[] rest = new Adjustment(new double[][] {a, b}).rest(mixed);
    assertThat(Adjustment.dot(rest, a)).isCloseTo(0, within(0.01));
    for (int i = 0; i < rest.length; i++) {
      assertThat(rest[i]).isCloseTo(own[i], within(1e-4));
    }
  }

  @Test
  void aColumnGivenTwiceDoesNoHarm() {
    double[] a = noise();
    double[] once = new Adjustment(new double[][] {a}).rest(noise());
    double[] twice = new Adjustment(new double[][] {a, a}).rest(once);
    assertThat(twice).doesNotContain(Double.NaN);
    assertThat(Adjustment.dot(twice, a)).isCloseTo(0, within(0.01));
  }
}
