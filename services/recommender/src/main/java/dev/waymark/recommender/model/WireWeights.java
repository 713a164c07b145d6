package dev.waymark.recommender.model;

import static dev.waymark.recommender.model.WireModel.within;

import dev.waymark.engine.mastery.LogisticWeights;
import dev.waymark.model.v1.FeatureWeight;
import dev.waymark.model.v1.LogisticMastery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The weights of the mastery model, as the engine takes them.
final class WireWeights {
  static final List<String> FEATURES =
      List.of(
          "successes",
          "failures",
          "outcome.1",
          "outcome.2",
          "outcome.3",
          "outcome.4",
          "outcome.5",
          "outcome.6",
          "outcome.7",
          "outcome.8",
          "completed",
          "self_unknown",
          "self_known",
          "learner_successes",
          "learner_failures",
          "required_successes",
          "required_failures",
          "dependent_successes",
          "dependent_failures");

  /// In log-odds: beyond, a single feature would decide every answer.
  private static final double MOST_WEIGHT = 100;

  private static final int OUTCOMES = 8;

  private WireWeights() {}

  static LogisticWeights read(String version, LogisticMastery message) throws RefusedModel {
    List<String> features =
        message.getFeaturesList().stream().map(FeatureWeight::getFeature).toList();
    if (!features.equals(FEATURES)) {
      throw new RefusedModel(
          ModelFault.OTHER_FEATURES,
          "it has weights for %s, and this release computes %s; train with the release that serves"
              .formatted(features.stream().limit(FEATURES.size() + 1).toList(), FEATURES));
    }
    double[] w = new double[FEATURES.size()];
    for (int i = 0; i < w.length; i++) {
      w[i] = weight(FEATURES.get(i), message.getFeatures(i).getWeight());
    }
    Map<String, Double> topics = new HashMap<>();
    for (var topic : message.getTopicsMap().entrySet()) {
      topics.put(topic.getKey(), weight("topic " + topic.getKey(), topic.getValue()));
    }
    return new LogisticWeights(
        version,
        weight("bias", message.getBias()),
        topics,
        w[0],
        w[1],
        IntStream.range(2, 2 + OUTCOMES).mapToObj(i -> w[i]).toList(),
        w[10],
        w[11],
        w[12],
        w[13],
        w[14],
        w[15],
        w[16],
        w[17],
        w[18],
        within("slip", message.getSlip(), 0, 1),
        within("guess", message.getGuess(), 0, 1));
  }

  private static double weight(String feature, double value) throws RefusedModel {
    return within("the weight of " + feature, value, -MOST_WEIGHT, MOST_WEIGHT);
  }
}
