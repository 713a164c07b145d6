package dev.waymark.recommender.config;

import dev.waymark.engine.learner.EvidenceWeights;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;

/// The table of what each kind of event says, as configured.
final class EvidenceTable {
  private EvidenceTable() {}

  @Produces
  @Singleton
  static EvidenceWeights weights(RecommenderConfig config) {
    return of(config.evidence());
  }

  static EvidenceWeights of(Map<String, Double> changed) {
    try {
      return EvidenceWeights.STANDARD.with(changed);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("waymark.recommender.evidence: " + e.getMessage(), e);
    }
  }
}
