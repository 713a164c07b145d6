package dev.waymark.engine.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Against values worked out by the formulas and default weights of FSRS-5.
class ForgettingTest {
  private static final Offset<Double> CLOSE = within(1e-6);

  @Test
  void recallIsNineTenthsAfterTheStabilityAndFallsByAPower() {
    assertThat(Forgetting.recall(10, 10)).isCloseTo(0.9, CLOSE);
    assertThat(Forgetting.recall(40, 10)).isCloseTo(0.718278, CLOSE);
    assertThat(Forgetting.recall(10, 40)).isCloseTo(0.971909, CLOSE);
  }

  @Test
  void nothingIsForgottenAtOnceNorBeforeItWasLearnt() {
    assertThat(Forgetting.recall(0, 10)).isEqualTo(1);
    assertThat(Forgetting.recall(-5, 10)).isEqualTo(1);
    assertThat(Forgetting.recall(10, 0)).isEqualTo(1);
  }

  @Test
  void aSuccessHelpsMoreTheLaterItComesAndTheEasierTheTopicIs() {
    assertThat(Forgetting.afterSuccess(10, 10, 0)).isCloseTo(40.605440, CLOSE);
    assertThat(Forgetting.afterSuccess(10, 10, 0.5)).isCloseTo(27.215560, CLOSE);
    assertThat(Forgetting.afterSuccess(100, 20, 0.25)).isCloseTo(139.573516, CLOSE);
    assertThat(Forgetting.afterSuccess(10, 0, 0)).isEqualTo(10);
  }

  @Test
  void nothingLastsForMoreThanTenYears() {
    assertThat(Forgetting.afterSuccess(1000, 1000, 0)).isCloseTo(2767.659555, CLOSE);
    assertThat(Forgetting.afterSuccess(3000, 3000, 0)).isEqualTo(3650);
  }

  @Test
  void aFailureLeavesLittleOfTheStability() {
    assertThat(Forgetting.afterFailure(10, 10, 0)).isCloseTo(2.229613, CLOSE);
    assertThat(Forgetting.afterFailure(10, 10, 0.5)).isCloseTo(2.047823, CLOSE);
    assertThat(Forgetting.afterFailure(100, 0, 0)).isCloseTo(5.019864, CLOSE);
    assertThat(Forgetting.afterFailure(100, 100, 1)).isCloseTo(5.517726, CLOSE);
    assertThat(Forgetting.afterFailure(1.5, 0, 1)).isEqualTo(1);
  }

  @Test
  void aFailureNeverMakesMemoryLastLonger() {
    assertThat(Forgetting.afterFailure(0.5, 0, 1)).isEqualTo(0.5);
  }
}
