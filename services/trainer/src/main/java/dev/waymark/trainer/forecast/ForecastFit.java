package dev.waymark.trainer.forecast;

import dev.waymark.cli.ProgressListener;
import dev.waymark.engine.forecast.Ease;
import dev.waymark.engine.forecast.ForecastWeights;
import dev.waymark.engine.forecast.TopicEase;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.trainer.answers.Folds;
import dev.waymark.trainer.fit.DesignMatrix;
import dev.waymark.trainer.fit.LogisticRegression;
import dev.waymark.trainer.fit.Scaling;
import dev.waymark.trainer.metric.Scored;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import smile.classification.PlattScaling;

/// Fits the weights of the engine's forecast and calibrates them (Platt scaling, Smile's) on
/// predictions for three folds of learners, each by a fit that had not seen the fold.
///
/// @param weights ready to serve
/// @param crossFitted chances of every answer by a fit and a calibration that had not seen its
///   learner: far more answers to judge the calibration on than those of held-out learners
/// @param slope the largest slope of the loss where the search ended, per row
public record ForecastFit(ForecastWeights weights, Scored crossFitted, double slope) {
  /// How many steps [#of] reports beside one for each learner.
  public static final int STEPS = 4;

  private static final int FOLDS = 3;

  /// Columns that vary less tell next to nothing and would get enormous weights.
  private static final double MIN_DEVIATION = 0.02;

  private static final double MAX_WEIGHT = 100;
  private static final double TOLERANCE = 1e-6;
  private static final double TOLERANCE_HELD_OUT = 1e-5;

  /// Calibration may sharpen or soften, never turn round.
  private static final double MIN_FACTOR = 0.5;

  private static final double MAX_FACTOR = 1.5;

  /// Fits to the answers of all learners.
  ///
  /// @param lambda factor on the penalties, 1 as they were chosen
  public static ForecastFit of(
      GradedAnswers source, double lambda, long seed, ProgressListener progress) {
    progress.doing("counting items");
    int[] easeFold = Folds.assign(source.learners(), EaseCounts.FOLDS, seed);
    EaseCounts counts = EaseCounts.of(source, easeFold);
    List<Long> items = counts.kept();
    Ease[] ease = new Ease[EaseCounts.FOLDS];
    for (int f = 0; f < ease.length; f++) {
      ease[f] = new Ease(source.graph(), counts.prior(), counts.without(f, items));
    }
    ForecastRows rows =
        ForecastRows.of(source, counts, items, u -> ease[easeFold[u]], progress::step);
    Scaling columns = Scaling.of(rows.x(), MIN_DEVIATION, _ -> false);
    columns.apply(rows.x());
    progress.doing("fitting");
    LogisticRegression whole =
        LogisticRegression.fit(
            rows.x(),
            rows.y(),
            rows.penalties(lambda),
            new double[rows.x().columns() + 1],
            TOLERANCE);
    progress.step();
    int[] fold = Folds.assign(source.learners(), FOLDS, seed + 1);
    double[] heldOut = heldOut(rows, fold, whole, lambda, progress);
    double[] calibration = calibration(rows, heldOut, r -> true);
    Map<String, TopicEase> all = counts.without(EaseCounts.FOLDS, items);
    return new ForecastFit(
        weights(rows, whole, columns, calibration, counts.prior(), all, source.graph()),
        crossFitted(rows, source.learners(), fold, heldOut),
        whole.gradient());
  }

  /// Log-odds for each row by a fit without its learner.
  private static double[] heldOut(
      ForecastRows rows,
      int[] fold,
      LogisticRegression whole,
      double lambda,
      ProgressListener progress) {
    double[] heldOut = new double[rows.rows()];
    DesignMatrix x = rows.x();
    for (int f = 0; f < FOLDS; f++) {
      int left = f;
      progress.doing("calibrating, fold " + (f + 1) + " of " + FOLDS);
      int[] others =
          IntStream.range(0, rows.rows()).filter(r -> fold[rows.learner(r)] != left).toArray();
      byte[] y = new byte[others.length];
      for (int i = 0; i < y.length; i++) {
        y[i] = (byte) rows.outcome(others[i]);
      }
      LogisticRegression model =
          LogisticRegression.fit(
              x.of(others), y, rows.penalties(lambda), whole.weights(), TOLERANCE_HELD_OUT);
      for (int r = 0; r < heldOut.length; r++) {
        if (fold[rows.learner(r)] == left) {
          heldOut[r] = model.logOdds(x, r);
        }
      }
      progress.step();
    }
    return heldOut;
  }

  /// Factor and shift of the log-odds.
  private static double[] calibration(
      ForecastRows rows, double[] logOdds, java.util.function.IntPredicate chosen) {
    int[] used =
        IntStream.range(0, rows.rows()).filter(r -> !rows.isCopy(r) && chosen.test(r)).toArray();
    double[] scores = Arrays.stream(used).mapToDouble(r -> logOdds[r]).toArray();
    int[] y = Arrays.stream(used).map(rows::outcome).toArray();
    PlattScaling platt = PlattScaling.fit(scores, y);
    double shift = logit(platt.scale(0));
    double factor = Math.clamp(logit(platt.scale(1)) - shift, MIN_FACTOR, MAX_FACTOR);
    return Double.isFinite(shift) ? new double[] {factor, shift} : new double[] {1, 0};
  }

  private static double logit(double p) {
    return Math.log(p / (1 - p));
  }

  /// Each fold calibrated by what the others know.
  private static Scored crossFitted(ForecastRows rows, int learners, int[] fold, double[] logOdds) {
    int[] answers = IntStream.range(0, rows.rows()).filter(r -> !rows.isCopy(r)).toArray();
    double[] chances = new double[answers.length];
    byte[] y = new byte[answers.length];
    int[] learner = new int[answers.length];
    for (int f = 0; f < FOLDS; f++) {
      int left = f;
      double[] known = calibration(rows, logOdds, r -> fold[rows.learner(r)] != left);
      for (int i = 0; i < answers.length; i++) {
        int r = answers[i];
        if (fold[rows.learner(r)] == left) {
          chances[i] = 1 / (1 + Math.exp(-known[0] * logOdds[r] - known[1]));
        }
      }
    }
    for (int i = 0; i < answers.length; i++) {
      y[i] = (byte) rows.outcome(answers[i]);
      learner[i] = rows.learner(answers[i]);
    }
    return new Scored(chances, y, learner, learners, new boolean[answers.length]);
  }

  private static ForecastWeights weights(
      ForecastRows rows,
      LogisticRegression model,
      Scaling columns,
      double[] calibration,
      double prior,
      Map<String, TopicEase> ease,
      PrerequisiteGraph graph) {
    double[] w = model.weights().clone();
    for (int j = 0; j < w.length; j++) {
      w[j] *= calibration[0];
    }
    double bias = w[w.length - 1] + calibration[1];
    Map<String, Double> features = new HashMap<>();
    for (int j = 0; j < ForecastRows.FEATURES; j++) {
      double weight = w[j] * columns.factors()[j];
      bias -= weight * columns.means()[j];
      features.put(ForecastWeights.FEATURES.get(j), bounded(weight));
    }
    Map<String, TopicEase> topics = new HashMap<>();
    for (int t = 0; t < graph.size(); t++) {
      TopicEase own = ease.get(graph.topic(t).id());
      if (own != null) {
        topics.put(graph.topic(t).id(), topic(rows, w, own, t));
      }
    }
    return new ForecastWeights("unpublished", prior, bounded(bias), features, topics);
  }

  private static TopicEase topic(ForecastRows rows, double[] w, TopicEase own, int topic) {
    float[] intercepts = new float[own.items().length];
    for (int i = 0; i < intercepts.length; i++) {
      intercepts[i] = (float) bounded(w[rows.itemColumn(own.items()[i])]);
    }
    int column = rows.topicColumn(topic);
    return new TopicEase(
        own.ease(),
        bounded(w[column]),
        bounded(w[column + rows.topics()]),
        bounded(w[column + 2 * rows.topics()]),
        own.items(),
        own.itemEase(),
        intercepts);
  }

  private static double bounded(double weight) {
    return Math.clamp(weight, -MAX_WEIGHT, MAX_WEIGHT);
  }
}
