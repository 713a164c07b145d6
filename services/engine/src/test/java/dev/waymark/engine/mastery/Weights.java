package dev.waymark.engine.mastery;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Weights for tests.
final class Weights {
  private Weights() {}

  /// Any that the signs allow; a third of them 0.
  static LogisticWeights random(RandomGenerator random, Map<String, Double> topics) {
    Map<String, Double> features = new HashMap<>();
    for (LogisticFeature feature : LogisticFeature.values()) {
      double size = random.nextInt(3) == 0 ? 0 : random.nextDouble();
      features.put(feature.id(), feature.speaksFor() ? size : -size);
    }
    return new LogisticWeights("logistic-test", -1, features, topics, 0.05, 0.1);
  }
}
