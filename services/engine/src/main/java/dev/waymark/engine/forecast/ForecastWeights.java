package dev.waymark.engine.forecast;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The weights of a [ForecastModel], in log-odds of a right answer.
///
/// @param version name and version of the training run, such as `forecast-3f9c0a1b2d4e`
/// @param prior share of right answers over all learners and topics, 0.01 to 0.99
/// @param features the weight of each of [#FEATURES], by name; none missing, none more
/// @param topics how easy topics and their items are, by topic id; [#MAX_ITEMS] items at most
public record ForecastWeights(
    String version,
    double prior,
    double bias,
    Map<String, Double> features,
    Map<String, TopicEase> topics) {
  /// The names of all features, in the order of a row.
  public static final List<String> FEATURES =
      Arrays.stream(ForecastFeature.values()).map(ForecastFeature::id).toList();

  /// How many items a model may speak of: about 1 MB in memory and on the wire. Others are as easy
  /// as their topics.
  public static final int MAX_ITEMS = 1 << 16;

  /// @throws IllegalArgumentException when features are missing or unknown, a number is not finite
  ///   or out of its range, or there are too many items
  public ForecastWeights {
    requireNonNull(version, "version");
    features = Map.copyOf(features);
    topics = Map.copyOf(topics);
    require(prior >= 0.01 && prior <= 0.99, "the prior is not 0.01 to 0.99");
    require(Double.isFinite(bias), "the bias is not finite");
    require(features.keySet().equals(Set.copyOf(FEATURES)), "it is for other features");
    features.forEach(
        (id, weight) -> require(Double.isFinite(weight), id + " has no finite weight"));
    int items = topics.values().stream().mapToInt(it -> it.items().length).sum();
    require(items <= MAX_ITEMS, "it has " + items + " items, over " + MAX_ITEMS);
  }

  /// The weights of the features, in the order of a row.
  double[] inOrder() {
    return FEATURES.stream().mapToDouble(id -> requireNonNull(features.get(id))).toArray();
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
