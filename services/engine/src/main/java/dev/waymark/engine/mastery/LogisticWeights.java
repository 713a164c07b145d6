package dev.waymark.engine.mastery;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The trained weights of [LogisticModel], in log-odds of knowing. Signs are checked, because they
/// carry the invariants of every model: what speaks for a topic never counts against it.
///
/// @param version name and version of the training run, such as `logistic-3f9c0a1b2d4e`
/// @param bias of a typical topic for a new learner
/// @param features the weight of each of [#FEATURES], by name; none missing, none more
/// @param topics what to add for single topics, by id: how easy they and their exercises are
/// @param slip chance that a learner who knows a topic answers wrong
/// @param guess chance that a learner who does not know it answers right
public record LogisticWeights(
    String version,
    double bias,
    Map<String, Double> features,
    Map<String, Double> topics,
    double slip,
    double guess) {
  /// The names of all features, in the order of a row.
  public static final List<String> FEATURES =
      Arrays.stream(LogisticFeature.values()).map(LogisticFeature::id).toList();

  /// @throws IllegalArgumentException when features are missing or unknown, a weight has the wrong
  ///   sign or is not finite, or slip and guess leave no room for knowing
  public LogisticWeights {
    requireNonNull(version, "version");
    features = Map.copyOf(features);
    topics = Map.copyOf(topics);
    require(Double.isFinite(bias), "the bias is not finite");
    require(features.keySet().equals(Set.copyOf(FEATURES)), "it is for other features");
    for (LogisticFeature feature : LogisticFeature.values()) {
      double weight = requireNonNull(features.get(feature.id()));
      require(
          feature.allows(weight),
          "the weight of " + feature.id() + " must be at " + sign(feature) + " 0: " + weight);
    }
    topics.forEach((id, weight) -> require(Double.isFinite(weight), id + " has no finite weight"));
    require(slip >= 0 && guess >= 0 && slip + guess < 1, "slip and guess leave room for knowing");
  }

  private static String sign(LogisticFeature feature) {
    return feature.speaksFor() ? "least" : "most";
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
