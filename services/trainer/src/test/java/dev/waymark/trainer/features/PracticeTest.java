package dev.waymark.trainer.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// A history small enough for paper: wrong at step 0 (second 100), right at steps 2 and 3 (seconds
/// 3,800 and 90,000), asked at step 6 (second 100,000). The prior is 0.5.
class PracticeTest {
  private static final Offset<Double> CLOSE = within(1e-5);
  private static final List<String> NAMES = Practice.names(true);

  private static Practice history() {
    Practice practice = new Practice(0.5);
    practice.observe(0, 100, 0);
    practice.observe(2, 3_800, 1);
    practice.observe(3, 90_000, 1);
    return practice;
  }

  private static double feature(Practice practice, String name) {
    float[] out = new float[NAMES.size()];
    practice.describe(true, 6, 100_000, 1, out, 0);
    assertThat(NAMES).contains(name);
    return out[NAMES.indexOf(name)];
  }

  private static double feature(String name) {
    return feature(history(), name);
  }

  @Test
  void countsAreLogarithmic() {
    assertThat(feature("successes")).isCloseTo(Math.log(3), CLOSE);
    assertThat(feature("attempts")).isCloseTo(Math.log(4), CLOSE);
    assertThat(feature("failures")).isCloseTo(Math.log(2), CLOSE);
  }

  @Test
  void theMeanIsShrunkByThreeAnswersOfThePrior() {
    assertThat(feature("mean")).isCloseTo((2 + 3 * 0.5) / (3 + 3), CLOSE);
  }

  @Test
  void recentFailureDecaysByItsRule() {
    // F ← 0.7 (1 − y + F): 0.7, 0.49, 0.343.
    assertThat(feature("recent-failure")).isCloseTo(0.343, CLOSE);
  }

  @Test
  void recentProportionStartsFromThreeWrongGhosts() {
    double top = 0.8 + 0.64;
    double bottom = 0.8 + 0.64 + 0.512 + 0.4096 + 0.32768 + 0.262144;
    assertThat(feature("recent-proportion")).isCloseTo(top / bottom, CLOSE);
  }

  @Test
  void trendsForgetGeometrically() {
    // 0.6 · 0.5 = 0.3; 0.6 · 0.3 + 0.4 = 0.58; 0.6 · 0.58 + 0.4 = 0.748.
    assertThat(feature("trend-60")).isCloseTo(0.748, CLOSE);
    assertThat(feature("trend-95")).isCloseTo(0.95 * (0.95 * 0.475 + 0.05) + 0.05, CLOSE);
  }

  @Test
  void theLastOutcomesAndStreaksAreSeen() {
    assertThat(feature("first")).isZero();
    assertThat(feature("last-right")).isEqualTo(1);
    assertThat(feature("last-two-right")).isEqualTo(1);
    assertThat(feature("right-streak")).isCloseTo(Math.log(3), CLOSE);
    assertThat(feature("wrong-streak")).isZero();
  }

  @Test
  void lagsAreInStepsAndSeconds() {
    assertThat(feature("lag")).isCloseTo(Math.log(4), CLOSE);
    assertThat(feature("lag-if-right")).isCloseTo(Math.log(4), CLOSE);
    assertThat(feature("age")).isCloseTo(Math.log(7), CLOSE);
    assertThat(feature("lag-s")).isCloseTo(Math.log(10_001), CLOSE);
  }

  @Test
  void tracesFadeWithTheRootOfAge() {
    assertThat(feature("success-trace"))
        .isCloseTo(Math.log1p(10 * (1 / Math.sqrt(4) + 1 / Math.sqrt(3))), CLOSE);
    assertThat(feature("failure-trace")).isCloseTo(Math.log1p(10 / Math.sqrt(6)), CLOSE);
    assertThat(feature("failure-trace-s"))
        .isCloseTo(Math.log1p(100 / Math.sqrt(99_900 / 60.0 + 1)), CLOSE);
  }

  @Test
  void windowsCountWhatTheyHold() {
    assertThat(feature("attempts-1h")).isZero();
    assertThat(feature("attempts-1d")).isCloseTo(Math.log(2), CLOSE);
    assertThat(feature("successes-1d")).isCloseTo(Math.log(2), CLOSE);
    assertThat(feature("attempts-7d")).isCloseTo(Math.log(4), CLOSE);
    assertThat(feature("successes-30d")).isCloseTo(Math.log(3), CLOSE);
  }

  @Test
  void beforeTheFirstAnswerOnlyThePriorSpeaks() {
    Practice none = new Practice(0.7);
    assertThat(feature(none, "first")).isEqualTo(1);
    assertThat(feature(none, "mean")).isCloseTo(0.7, CLOSE);
    assertThat(feature(none, "trend-85")).isCloseTo(0.7, CLOSE);
    assertThat(feature(none, "lag")).isZero();
    assertThat(feature(none, "attempts-1h")).isZero();
  }

  @Test
  void aClockThatStepsBackGivesNoNegativeGap() {
    Practice practice = new Practice(0.5);
    practice.observe(0, 500_000, 1);
    assertThat(feature(practice, "lag-s")).isZero();
    assertThat(feature(practice, "attempts-1h")).isCloseTo(Math.log(2), CLOSE);
  }

  @Test
  void longHistoriesAreRememberedInFull() {
    Practice practice = new Practice(0.5);
    for (int s = 0; s < 100; s++) {
      practice.observe(s, 1_000.0 * s, s % 2);
    }
    assertThat(practice.attempts()).isEqualTo(100);
    assertThat(practice.successes()).isEqualTo(50);
    assertThat(practice.lastStep()).isEqualTo(99);
    assertThat(practice.recentOutcomes() & 0b1111).isEqualTo(0b0101);
  }
}
