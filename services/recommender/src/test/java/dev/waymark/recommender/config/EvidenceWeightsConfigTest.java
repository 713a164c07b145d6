package dev.waymark.recommender.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvidenceWeightsConfigTest {
  @Test
  void aConfiguredWeightReplacesTheUsualOne() {
    assertThat(EvidenceTable.of(Map.of("completed", 0.3)).completed()).isEqualTo(0.3);
  }

  @Test
  void aNameThatIsNoneStopsTheStartAndNamesTheKey() {
    assertThatThrownBy(() -> EvidenceTable.of(Map.of("finished", 0.3)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("waymark.recommender.evidence: there is no weight of evidence")
        .hasMessageContaining("finished");
  }
}
