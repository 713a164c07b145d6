package dev.waymark.models;

import dev.waymark.engine.forecast.ForecastModel;
import dev.waymark.model.v1.Model;
import java.util.HashSet;
import java.util.Set;

/// A message as the engine's values. The engine's own rules hold beside the ranges checked here.
final class WireModel {
  private WireModel() {}

  static ServedModel read(Model message) throws RefusedModelException {
    try {
      return new ServedModel(
          new ForecastModel(WireWeights.read(message.getVersion(), message.getForecast())),
          WireExperience.read(message),
          topicIds(message));
    } catch (IllegalArgumentException e) {
      throw RefusedModelException.invalid("the engine does not take it: " + e.getMessage());
    }
  }

  private static Set<String> topicIds(Model message) {
    Set<String> ids = new HashSet<>();
    message.getForecast().getTopicsList().forEach(it -> ids.add(it.getTopicId()));
    ids.addAll(message.getNextTopic().getTopicIdsList());
    message.getPacesList().forEach(it -> ids.add(it.getTopicId()));
    return ids;
  }

  /// @throws RefusedModelException when the number is NaN or outside of `least` to `most`
  static double within(String what, double value, double least, double most)
      throws RefusedModelException {
    if (!(value >= least && value <= most)) {
      throw RefusedModelException.invalid(
          "%s is %s, not %s to %s".formatted(what, value, least, most));
    }
    return value;
  }
}
