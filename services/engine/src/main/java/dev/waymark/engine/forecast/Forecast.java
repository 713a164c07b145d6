package dev.waymark.engine.forecast;

import org.jspecify.annotations.Nullable;

/// Forecasts for one learner at one time. Not safe for several threads.
public final class Forecast {
  private final ForecastModel model;
  private final ForecastFeatures features;
  private final double[] row = new double[ForecastFeatures.COUNT];

  Forecast(ForecastModel model, ForecastFeatures features) {
    this.model = model;
    this.features = features;
  }

  /// Chance of a right answer on a topic, over 0 to below 1.
  ///
  /// @param topic the index in the graph of the state
  /// @param itemId an item of the topic; `null`: a typical one
  public double chance(int topic, @Nullable String itemId) {
    return model.chance(features, topic, itemId, row);
  }
}
