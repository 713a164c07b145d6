package dev.waymark.engine.forecast;

import java.util.Map;
import java.util.stream.Collectors;

/// The weights that forecasts are made with while nothing has been trained. They were fitted to
/// generated answers of many kinds, from 35 % to 92 % of them right, so that the learner's own
/// answers decide and no base rate is taken for granted. What generated answers lack (neighbours in
/// the graph, completed topics, self-assessment) has weights set by hand.
final class UntrainedWeights {
  private static final String TABLE =
      """
      all-successes -0.042
      all-failures 0.023
      all-mean 0.279
      all-mean-slow 0.276
      all-level 0.333
      all-first-mean 0.020
      all-trend-60 0.058
      all-trend-85 0.515
      all-last-right 0.009
      all-right-streak -0.032
      all-wrong-streak 0.023
      all-new-items 0.060
      all-lapses 0.150
      all-pause 0.005
      ability-recent -0.208
      ability-topics -0.359
      topic-new -0.385
      topic-successes 0.306
      topic-failures -0.279
      topic-mean -0.046
      topic-recent-failure 0.241
      topic-recent-proportion -0.524
      topic-trend-60 0.951
      topic-trend-85 1.431
      topic-last-right -0.031
      topic-right-streak 0.114
      topic-wrong-streak -0.013
      topic-first-right -0.035
      topic-lag 0.095
      topic-lag-if-right -0.126
      topic-seconds -0.021
      topic-seconds-if-right 0.017
      topic-recall 0.068
      topic-same -0.056
      topic-items -0.019
      topic-started 0.000
      topic-completed 0.3
      topic-self-unknown -0.5
      topic-self-known 0.3
      item-none 0.032
      item-known 0.000
      item-new -0.002
      item-unsure 0.001
      item-last-right 0.109
      item-last-wrong -0.223
      item-first-right 0.241
      item-repeated -0.072
      item-repeated-last-right 0.220
      item-recent 0.029
      item-recent-right -0.008
      item-same -0.046
      prerequisites-attempts 0.000
      prerequisites-mean 0.2
      dependents-attempts 0.000
      dependents-mean 0.2
      """;

  static final ForecastWeights WEIGHTS =
      new ForecastWeights("untrained", 0.7, -1.7612, features(), Map.of());

  private UntrainedWeights() {}

  private static Map<String, Double> features() {
    return TABLE
        .lines()
        .map(line -> line.split(" ", 2))
        .collect(Collectors.toMap(parts -> parts[0], parts -> Double.valueOf(parts[1])));
  }
}
