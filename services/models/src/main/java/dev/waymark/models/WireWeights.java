package dev.waymark.models;

import static dev.waymark.models.WireModel.within;

import dev.waymark.engine.forecast.ForecastWeights;
import dev.waymark.model.v1.FeatureWeight;
import dev.waymark.model.v1.Forecast;
import dev.waymark.model.v1.TopicEase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The weights of the forecast, as the engine takes them.
final class WireWeights {
  /// In log-odds: beyond, a single feature would decide every answer.
  private static final double MAX_WEIGHT = 100;

  private static final double MIN_PRIOR = 0.01;
  private static final int MAX_NAMED = 5;

  private WireWeights() {}

  static ForecastWeights read(String version, Forecast message) throws RefusedModelException {
    requireFeatures(message.getFeaturesList().stream().map(FeatureWeight::getFeature).toList());
    Map<String, Double> features = new HashMap<>();
    for (FeatureWeight it : message.getFeaturesList()) {
      features.put(it.getFeature(), weight(it.getFeature(), it.getWeight()));
    }
    Map<String, dev.waymark.engine.forecast.TopicEase> topics = new HashMap<>();
    for (TopicEase it : message.getTopicsList()) {
      if (topics.put(it.getTopicId(), topic(it)) != null) {
        throw RefusedModelException.invalid("topic " + it.getTopicId() + " is there twice");
      }
    }
    return new ForecastWeights(
        version,
        within("prior", message.getPrior(), MIN_PRIOR, 1 - MIN_PRIOR),
        weight("bias", message.getBias()),
        features,
        topics);
  }

  private static dev.waymark.engine.forecast.TopicEase topic(TopicEase it)
      throws RefusedModelException {
    String name = "topic " + it.getTopicId();
    return new dev.waymark.engine.forecast.TopicEase(
        weight(name, it.getEase()),
        weight(name, it.getIntercept()),
        weight(name, it.getSuccesses()),
        weight(name, it.getAttempts()),
        it.getItemsList().stream().mapToLong(Long::longValue).toArray(),
        weights(name, it.getItemEaseList()),
        weights(name, it.getItemInterceptList()));
  }

  private static float[] weights(String name, List<Float> values) throws RefusedModelException {
    float[] weights = new float[values.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) weight("an item of " + name, values.get(i));
    }
    return weights;
  }

  private static void requireFeatures(List<String> features) throws RefusedModelException {
    List<String> expected = ForecastWeights.FEATURES;
    if (!features.equals(expected)) {
      throw new RefusedModelException(
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
    return names.stream().filter(it -> !others.contains(it)).limit(MAX_NAMED).toList();
  }

  private static double weight(String name, double value) throws RefusedModelException {
    return within("the weight of " + name, value, -MAX_WEIGHT, MAX_WEIGHT);
  }
}
