package dev.waymark.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EstimateTest {
  @Test
  void sharesHaveWilsonsInterval() {
    Estimate share = Estimate.share(8, 10);
    assertThat(share.low()).isCloseTo(0.490, within(0.001));
    assertThat(share.high()).isCloseTo(0.943, within(0.001));
    assertThat(Estimate.share(0, 20).low()).isZero();
  }

  @Test
  void differencesOfSharesHaveNewcombesInterval() {
    // The first example of Newcombe (1998): 56/70 against 48/80.
    Estimate difference = Estimate.difference(56, 70, 48, 80);
    assertThat(difference.value()).isCloseTo(0.2, within(1e-12));
    assertThat(difference.low()).isCloseTo(0.0524, within(0.0002));
    assertThat(difference.high()).isCloseTo(0.3339, within(0.0002));
  }
}
