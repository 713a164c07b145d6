package dev.waymark.engine.forecast;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.LearnerState;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Foretells answers by logistic regression over [ForecastFeatures], with intercepts for topics and
/// items and, for each topic, slopes over the counts of its answers: Best-LR (Gervet, Koedinger,
/// Schneider and Mitchell, "When is Deep Learning the Best Approach to Knowledge Tracing?", JEDM
/// 2020) with recency (R-PFA; Galyardt and Goldin, 2015) and the learner's ability (item response
/// theory; Rasch, 1960).
///
/// This is what is fitted, judged and served. It is a forecast, not mastery: it need not rise with
/// a success.
public final class ForecastModel {
  /// The one that serves while nothing has been trained: the same features, and topics and items as
  /// easy as any other.
  public static final ForecastModel UNTRAINED = new ForecastModel(UntrainedWeights.WEIGHTS);

  private final ForecastWeights weights;
  private final double[] w;
  private volatile @Nullable Ease ease;

  public ForecastModel(ForecastWeights weights) {
    this.weights = weights;
    w = weights.inOrder();
  }

  public String version() {
    return weights.version();
  }

  public ForecastWeights weights() {
    return weights;
  }

  /// Forecasts for one learner at one time; each is worked out when it is asked for.
  public Forecast of(LearnerState state, Instant at) {
    return new Forecast(this, new ForecastFeatures(state, ease(state.graph()), at));
  }

  /// How easy topics and items are, on a graph.
  public Ease ease(PrerequisiteGraph graph) {
    Ease resolved = ease;
    if (resolved == null || resolved.graph() != graph) {
      Map<String, TopicEase> topics = weights.topics();
      resolved = new Ease(graph, weights.prior(), topics);
      ease = resolved;
    }
    return resolved;
  }

  /// @param row of features, with room for them all
  double chance(ForecastFeatures features, int topic, @Nullable String itemId, double[] row) {
    features.fill(topic, itemId, row);
    double z = weights.bias();
    for (int j = 0; j < w.length; j++) {
      z += w[j] * row[j];
    }
    return 1 / (1 + Math.exp(-z - features.own(topic, itemId)));
  }
}
