package dev.waymark.simulator.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalTest {
  @Test
  void theIntervalOfFiveValuesUsesStudentsT() {
    Interval interval = Interval.of(List.of(1.0, 2.0, 3.0, 4.0, 5.0));

    assertThat(interval.mean()).isEqualTo(3);
    assertThat(interval.halfWidth()).isCloseTo(2.78 * Math.sqrt(2.5 / 5), within(1e-9));
  }
}
