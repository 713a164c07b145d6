package dev.waymark.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.report.WheelSpinning.Spinner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WheelSpinningTest {
  private final WheelSpinning spinning = new WheelSpinning(3);

  private static List<Boolean> wrong(int times) {
    return new ArrayList<>(Collections.nCopies(times, false));
  }

  @Test
  void tenAnswersWithoutThreeRightInARowAreSpinning() {
    spinning.add("ada", 1, wrong(10));
    spinning.add(
        "bob",
        1,
        List.of(true, true, false, true, true, false, true, true, false, true, true, false));
    assertThat(spinning.spinning(1)).isEqualTo(2);
    assertThat(spinning.topics()).containsExactly(1);
  }

  @Test
  void threeRightInARowAreMasteryHoweverLate() {
    List<Boolean> late = wrong(20);
    late.addAll(List.of(true, true, true));
    spinning.add("ada", 0, late);
    assertThat(spinning.spinning(0)).isZero();
    assertThat(spinning.share(0).value()).isZero();
  }

  @Test
  void thoseWhoStopEarlyDoNotCount() {
    spinning.add("ada", 0, wrong(9));
    spinning.add("bob", 0, wrong(10));
    spinning.add("cleo", 0, List.of(true, true, true));
    assertThat(spinning.share(0).value()).isEqualTo(0.5);
    assertThat(spinning.learners()).containsExactly(new Spinner("bob", 1));
  }

  @Test
  void topicsAndLearnersWithMostOfItComeFirst() {
    spinning.add("ada", 0, wrong(10));
    spinning.add("bob", 2, wrong(10));
    spinning.add("bob", 0, wrong(12));
    assertThat(spinning.topics()).containsExactly(0, 2);
    assertThat(spinning.learners()).containsExactly(new Spinner("bob", 2), new Spinner("ada", 1));
  }
}
