package dev.waymark.engine.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PolicyTest {
  private static final Policy P = Policy.STANDARD;

  @Test
  void thresholdsAscendBelowOne() {
    assertThatCode(() -> P.withThresholds(0.7, 0.7)).doesNotThrowAnyException();
    assertThatThrownBy(() -> P.withThresholds(0, 0.9)).hasMessageContaining("0 < ready");
    assertThatThrownBy(() -> P.withThresholds(0.9, 0.89)).hasMessageContaining("<= mastered");
    assertThatThrownBy(() -> P.withThresholds(0.9, 1)).hasMessageContaining("< 1");
    assertThatThrownBy(() -> P.withThresholds(Double.NaN, 0.9)).hasMessageContaining("ready");
  }

  @Test
  void otherThresholdsLeaveTheRestAsItIs() {
    Policy other = P.withThresholds(0.6, 0.9);
    assertThat(other.ready()).isEqualTo(0.6);
    assertThat(other.mastered()).isEqualTo(0.9);
    assertThat(other.withThresholds(P.ready(), P.mastered())).isEqualTo(P);
  }

  @Test
  void numbersAreKeptWithinTheirRanges() {
    assertAllowed(0, 0, 0, 0);
    assertAllowed(8, 1, 1, 100);
    assertRefused(-1, 0.9, 0.75, 1, "confirmations 0 to 8");
    assertRefused(9, 0.9, 0.75, 1, "confirmations 0 to 8");
    assertRefused(5, -0.01, 0.75, 1, "due must be 0 to 1");
    assertRefused(5, 1.01, 0.75, 1, "due must be 0 to 1");
    assertRefused(5, 0.9, -0.01, 1, "discount and due");
    assertRefused(5, 0.9, 1.01, 1, "discount and due");
    assertRefused(5, 0.9, 0.75, -0.01, "caution must be at least 0");
  }

  private static void assertAllowed(
      int confirmations, double due, double discount, double caution) {
    assertThatCode(() -> policy(confirmations, due, discount, caution)).doesNotThrowAnyException();
  }

  private static void assertRefused(
      int confirmations, double due, double discount, double caution, String message) {
    assertThatThrownBy(() -> policy(confirmations, due, discount, caution))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static Policy policy(int confirmations, double due, double discount, double caution) {
    return new Policy(
        "test",
        0.8,
        0.95,
        confirmations,
        due,
        caution,
        0.2,
        0.3,
        1,
        0.06,
        0.6,
        0.2,
        0.5,
        0.3,
        0.05,
        0.03,
        0.2,
        discount);
  }
}
