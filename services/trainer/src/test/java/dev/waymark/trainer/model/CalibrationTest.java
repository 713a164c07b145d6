package dev.waymark.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  @Test
  void findsFactorShiftFloorAndCeiling() {
    Random random = new Random(403);
    Calibration truth = new Calibration(1.5, -0.5, 0.1, 0.25);
    double[] logOdds = new double[60_000];
    byte[] y = new byte[logOdds.length];
    for (int i = 0; i < y.length; i++) {
      logOdds[i] = 2.5 * random.nextGaussian();
      y[i] = (byte) (random.nextDouble() < truth.chance(logOdds[i]) ? 1 : 0);
    }
    Calibration found = Calibration.fit(logOdds, y);
    assertThat(found.factor()).isCloseTo(1.5, within(0.15));
    assertThat(found.shift()).isCloseTo(-0.5, within(0.15));
    assertThat(found.slip()).isCloseTo(0.1, within(0.02));
    assertThat(found.guess()).isCloseTo(0.25, within(0.02));
  }

  @Test
  void staysInBoundsWhateverTheOutcomes() {
    Random random = new Random(404);
    for (int run = 0; run < 50; run++) {
      double[] logOdds = new double[30];
      byte[] y = new byte[30];
      for (int i = 0; i < y.length; i++) {
        logOdds[i] = 5 * random.nextGaussian();
        y[i] = (byte) random.nextInt(2);
      }
      Calibration found = Calibration.fit(logOdds, y);
      assertThat(found.factor()).isPositive().isFinite();
      assertThat(found.shift()).isFinite();
      assertThat(found.slip()).isBetween(0.01, 0.3);
      assertThat(found.guess()).isBetween(0.01, 0.4);
    }
  }
}
