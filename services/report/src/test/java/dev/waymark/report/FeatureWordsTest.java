package dev.waymark.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.mastery.LogisticWeights;
import org.junit.jupiter.api.Test;

class FeatureWordsTest {
  @Test
  void everyFeatureIsExplained() {
    assertThat(LogisticWeights.FEATURES)
        .isNotEmpty()
        .allSatisfy(feature -> assertThat(FeatureWords.of(feature)).isNotEqualTo(feature));
  }
}
