package dev.waymark.engine.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EvidenceWeightsTest {
  private static final EvidenceWeights STANDARD = EvidenceWeights.STANDARD;

  @Test
  void valuesAreChangedByNameHoweverItIsWritten() {
    EvidenceWeights changed =
        STANDARD.with(Map.of("completed", 0.5, "self-known", 0.1, "STABILITYDAYS", 20.0));
    assertThat(changed.completed()).isEqualTo(0.5);
    assertThat(changed.selfKnown()).isEqualTo(0.1);
    assertThat(changed.stabilityDays()).isEqualTo(20);
    Map<String, Double> back = Map.of("completed", 0.9, "selfKnown", 0.8, "stability_days", 10.0);
    assertThat(changed.with(back)).isEqualTo(STANDARD);
    assertThat(STANDARD.with(Map.of())).isEqualTo(STANDARD);
  }

  @Test
  void anUnknownNameIsToldWithThoseThatThereAre() {
    assertThatThrownBy(() -> STANDARD.with(Map.of("finished", 1.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("called finished; there are slip, guess, ")
        .hasMessageContaining("stabilityDays");
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertRefused("slip", 0, "slip must be over 0 and below 0.5");
    assertRefused("guess", 0.5, "guess must be over 0 and below 0.5");
    assertRefused("passScore", 1, "passScore must be over 0 and below 1");
    assertRefused("learnPractised", 1, "learnPractised must be 0 to below 1");
    assertRefused("learnCompleted", -0.1, "learnCompleted must be 0 to below 1");
    assertRefused("learnCompletedTested", 1, "learnCompletedTested must be 0 to below 1");
    assertRefused("learnCompletedAgain", 1, "learnCompletedAgain must be 0 to below 1");
    for (String weight :
        new String[] {
          "assessed", "completed", "started", "selfKnown", "selfFamiliar", "selfUnknown"
        }) {
      assertRefused(weight, -0.1, "weights of evidence are at least 0");
      assertThat(STANDARD.with(Map.of(weight, 0.0))).isNotEqualTo(STANDARD);
    }
    assertRefused("stabilityDays", 0, "weights of evidence are at least 0");
  }

  private static void assertRefused(String name, double value, String message) {
    assertThatThrownBy(() -> STANDARD.with(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
