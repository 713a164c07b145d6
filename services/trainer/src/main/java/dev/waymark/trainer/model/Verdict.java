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
/// @param metrics of the new model; the last is the calibration error over the learners it was
///   fitted to, each predicted by a fit without them
/// @param inUse of the model in use
/// @param logLossDifference new less in use; below 0 is better
/// @param aucDifference new less in use; above 0 is better
/// @param eceByChance calibration error that so few held-out answers show of a model that is right
/// @param crossFittedEceByChance the same of the cross-fitted answers
public record Verdict(
    List<Metric> metrics,
    List<Metric> inUse,
    Metric logLossDifference,
    Metric aucDifference,
    double eceByChance,
    double crossFittedEceByChance) {
  /// How much worse the log loss may be, at the far end of its interval, for a model to count as
  /// not worse.
  public static final double MARGIN = 0.001;

  /// Beyond this expected calibration error the probabilities are not to be taken at their word.
  public static final double MAX_CALIBRATION_ERROR = 0.015;

  /// The name of the calibration error over the learners that the model was fitted to.
  public static final String CROSS_FITTED_ECE = "ece_cross_fitted";

  private static final int ROUNDS = 1_000;
  private static final int CALIBRATION_ROUNDS = 200;

  public Verdict {
    metrics = List.copyOf(metrics);
    inUse = List.copyOf(inUse);
  }

  /// @param crossFitted the new model's, on the learners it was fitted to
  static Verdict of(Measures now, Measures before, Measures crossFitted, long seed) {
    Bootstrap bootstrap = new Bootstrap(now.learners(), ROUNDS, seed);
    List<Metric> metrics = metrics(now, bootstrap);
    metrics.add(crossFitted(crossFitted, seed));
    return new Verdict(
        metrics,
        metrics(before, bootstrap),
        difference(now, before, Measure.LOG_LOSS, bootstrap),
        difference(now, before, Measure.AUC, bootstrap),
        now.calibrationErrorByChance(),
        crossFitted.calibrationErrorByChance());
  }

  private static Metric crossFitted(Measures measures, long seed) {
    Bootstrap bootstrap = new Bootstrap(measures.learners(), CALIBRATION_ROUNDS, seed);
    return metric(Measure.ECE, measures.of(Measure.ECE), bootstrap.interval(measures, Measure.ECE))
        .toBuilder()
        .setName(CROSS_FITTED_ECE)
        .build();
  }

  /// Whether the new model may take the other's place.
  public boolean isNotWorse() {
    return logLossDifference.getHigh() <= MARGIN;
  }

  /// Whether the new model's probabilities can be taken at their word: by the cross-fitted error,
  /// the surer of the two.
  public boolean isCalibrated() {
    return crossFittedEce() <= MAX_CALIBRATION_ERROR;
  }

  /// Whether there were too few answers to tell a calibration error over [#MAX_CALIBRATION_ERROR]
  /// from none.
  public boolean cannotTellCalibration() {
    return !isCalibrated()
        && crossFittedEceByChance > MAX_CALIBRATION_ERROR / 2
        && crossFittedEce() < 2 * crossFittedEceByChance;
  }

  private double crossFittedEce() {
    return metrics.stream()
        .filter(it -> it.getName().equals(CROSS_FITTED_ECE))
        .mapToDouble(Metric::getValue)
        .findFirst()
        .orElseThrow();
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
