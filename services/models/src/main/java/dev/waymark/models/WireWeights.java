package dev.waymark.models;

import static dev.waymark.models.WireModel.within;

import dev.waymark.engine.mastery.LogisticWeights;
import dev.waymark.model.v1.FeatureWeight;
import dev.waymark.model.v1.LogisticMastery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The weights of the mastery model, as the engine takes them.
final class WireWeights {
  /// In log-odds: beyond, a single feature would decide every answer.
  private static final double MOST_WEIGHT = 100;

  private static final int MOST_NAMED = 5;

  private WireWeights() {}

  static LogisticWeights read(String version, LogisticMastery message) throws RefusedModel {
    requireFeatures(message.getFeaturesList().stream().map(FeatureWeight::getFeature).toList());
    Map<String, Double> features = new HashMap<>();
    for (FeatureWeight it : message.getFeaturesList()) {
      features.put(it.getFeature(), weight(it.getFeature(), it.getWeight()));
    }
    Map<String, Double> topics = new HashMap<>();
    for (var it : message.getTopicsMap().entrySet()) {
      topics.put(it.getKey(), weight("topic " + it.getKey(), it.getValue()));
    }
    return new LogisticWeights(
        version,
        weight("bias", message.getBias()),
        features,
        topics,
        within("slip", message.getSlip(), 0, 1),
        within("guess", message.getGuess(), 0, 1));
  }

  private static void requireFeatures(List<String> features) throws RefusedModel {
    List<String> expected = LogisticWeights.FEATURES;
    if (!features.equals(expected)) {
      throw new RefusedModel(
          ModelFault.OTHER_FEATURES,
          "it has %d features and this release computes %d (missing: %s; unknown: %s); train with this release"
              .formatted(
                  features.size(),
                  expected.size(),
                  without(expected, features),
                  without(features, expected)));
    }
  }

  private static List<String> without(List<String> names, List<String> others) {
    return names.stream().filter(it -> !others.contains(it)).limit(MOST_NAMED).toList();
  }

  private static double weight(String name, double value) throws RefusedModel {
    return within("the weight of " + name, value, -MOST_WEIGHT, MOST_WEIGHT);
  }
}
