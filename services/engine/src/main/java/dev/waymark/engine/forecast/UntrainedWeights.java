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
      all-successes -0.025
      all-failures 0.006
      all-mean 0.232
      all-mean-slow 0.264
      all-level 0.358
      all-first-mean 0.029
      all-trend-60 0.040
      all-trend-85 0.399
      all-last-right 0.024
      all-right-streak -0.030
      all-wrong-streak 0.038
      all-new-items -0.037
      all-lapses 0.158
      all-pause 0.010
      ability-recent -0.175
      ability-topics -0.425
      topic-new -0.180
      topic-successes 0.297
      topic-failures -0.293
      topic-mean -0.029
      topic-recent-failure 0.161
      topic-recent-proportion -0.687
      topic-trend-60 0.696
      topic-trend-85 1.877
      topic-last-right -0.004
      topic-right-streak 0.082
      topic-wrong-streak 0.030
      topic-first-right -0.042
      topic-lag 0.119
      topic-lag-if-right -0.106
      topic-seconds -0.017
      topic-seconds-if-right 0.014
      topic-recall 0.104
      topic-same 0.030
      topic-items -0.021
      topic-started 0.000
      topic-completed 0.3
      topic-self-unknown -0.5
      topic-self-known 0.3
      item-none 0.028
      item-known 0.000
      item-new -0.003
      item-unsure -0.045
      item-last-right 0.149
      item-last-wrong -0.219
      item-first-right 0.219
      item-repeated -0.035
      item-repeated-last-right 0.172
      item-recent 0.145
      item-recent-right -0.087
      item-same -0.115
      prerequisites-attempts 0.000
      prerequisites-mean 0.2
      dependents-attempts 0.000
      dependents-mean 0.2
      """;

  static final ForecastWeights WEIGHTS =
      new ForecastWeights("untrained", 0.65, -1.6513, features(), Map.of());

  private UntrainedWeights() {}

  private static Map<String, Double> features() {
    return TABLE
        .lines()
        .map(line -> line.split(" ", 2))
        .collect(Collectors.toMap(parts -> parts[0], parts -> Double.valueOf(parts[1])));
  }
}
