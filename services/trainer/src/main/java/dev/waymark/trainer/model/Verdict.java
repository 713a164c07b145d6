package dev.waymark.trainer.model;

import dev.waymark.model.v1.Metric;
import dev.waymark.trainer.metric.Bootstrap;
import dev.waymark.trainer.metric.Bootstrap.Interval;
import dev.waymark.trainer.metric.Measures;
import dev.waymark.trainer.metric.Measures.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A new model beside the one in use, on the same answers of learners that the new one has not
/// seen. Intervals are of 95 %, by resampling learners; both models see the same draws.
///
/// @param metrics of the new model
/// @param inUse of the model in use
/// @param logLossDifference new less in use; below 0 is better
/// @param aucDifference new less in use; above 0 is better
public record Verdict(
    List<Metric> metrics, List<Metric> inUse, Metric logLossDifference, Metric aucDifference) {
  /// How much worse the log loss may be, at the far end of its interval, for a model to count as
  /// not worse.
  public static final double MARGIN = 0.001;

  /// Beyond this expected calibration error the probabilities are not to be taken at their word.
  public static final double MOST_CALIBRATION_ERROR = 0.015;

  private static final int ROUNDS = 1_000;

  public Verdict {
    metrics = List.copyOf(metrics);
    inUse = List.copyOf(inUse);
  }

  static Verdict of(Measures now, Measures before, long seed) {
    Bootstrap bootstrap = new Bootstrap(now.learners(), ROUNDS, seed);
    return new Verdict(
        metrics(now, bootstrap),
        metrics(before, bootstrap),
        difference(now, before, Measure.LOG_LOSS, bootstrap),
        difference(now, before, Measure.AUC, bootstrap));
  }

  /// Whether the new model may take the other's place.
  public boolean isNotWorse() {
    return logLossDifference.getHigh() <= MARGIN;
  }

  /// Whether the new model's probabilities can be taken at their word.
  public boolean isCalibrated() {
    return metrics.stream()
        .filter(it -> it.getName().equals("ece"))
        .allMatch(it -> it.getValue() <= MOST_CALIBRATION_ERROR);
  }

  private static List<Metric> metrics(Measures measures, Bootstrap bootstrap) {
    List<Metric> metrics = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      double value = measures.of(measure);
      if (!Double.isNaN(value)) {
        metrics.add(metric(measure, value, bootstrap.interval(measures, measure)));
      }
    }
    return metrics;
  }

  private static Metric difference(
      Measures now, Measures before, Measure measure, Bootstrap bootstrap) {
    double value = now.of(measure) - before.of(measure);
    return metric(measure, value, bootstrap.difference(now, before, measure));
  }

  private static Metric metric(Measure measure, double value, Interval interval) {
    return Metric.newBuilder()
        .setName(measure.name().toLowerCase(Locale.ROOT))
        .setValue(value)
        .setLow(interval.low())
        .setHigh(interval.high())
        .build();
  }
}
