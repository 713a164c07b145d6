package dev.waymark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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

  @Test
  void meansHaveTheIntervalOfTheirStandardError() {
    var moments = new Moments();
    List.of(2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0).forEach(moments::add);
    assertThat(moments.mean()).isCloseTo(5, within(1e-12));
    assertThat(moments.squares()).isCloseTo(32, within(1e-12));
    assertThat(moments.estimate().high() - 5).isCloseTo(1.96 * Math.sqrt(32 / 56.0), within(1e-9));
  }
}
