package dev.waymark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MomentsTest {
  @Test
  void meansHaveTheIntervalOfTheirStandardError() {
    var moments = new Moments();
    List.of(2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0).forEach(moments::add);
    assertThat(moments.mean()).isCloseTo(5, within(1e-12));
    assertThat(moments.squares()).isCloseTo(32, within(1e-12));
    assertThat(moments.estimate().high() - 5).isCloseTo(1.96 * Math.sqrt(32 / 56.0), within(1e-9));
  }
}
