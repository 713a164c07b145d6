package dev.waymark.trainer.model;

import dev.waymark.cli.Progress;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.mastery.LogisticFeature;
import dev.waymark.engine.mastery.LogisticWeights;
import dev.waymark.trainer.answers.Folds;
import dev.waymark.trainer.fit.DesignMatrix;
import dev.waymark.trainer.fit.LogisticRegression;
import dev.waymark.trainer.fit.Scaling;
import dev.waymark.trainer.metric.Scored;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// Fits the weights of the engine's logistic model and calibrates them on predictions for three
/// folds of learners, each by a fit that had not seen the fold.
///
/// @param weights ready to serve
/// @param crossFitted chances of every row by a fit and a calibration that had not seen its
///   learner: far more answers to judge the calibration on than those of held-out learners
/// @param slope the largest slope of the loss where the search ended, per row
/// @param fits how many it took to get the signs right
record MasteryFit(LogisticWeights weights, Scored crossFitted, double slope, int fits) {
  /// How many steps [#of] reports.
  static final int STEPS = 4;

  private static final int FOLDS = 3;
  private static final LogisticFeature[] FEATURES = LogisticFeature.values();

  /// Columns that vary less tell next to nothing and would get enormous weights.
  private static final double LEAST_DEVIATION = 0.05;

  private static final double MOST_WEIGHT = 100;

  static MasteryFit of(
      AnswerRows rows, PrerequisiteGraph graph, double lambda, long seed, Progress progress) {
    DesignMatrix x = rows.x();
    Scaling columns = Scaling.of(x, LEAST_DEVIATION, _ -> false);
    columns.apply(x);
    boolean[] constant = new boolean[FEATURES.length];
    for (int j = 0; j < constant.length; j++) {
      constant[j] = columns.factors()[j] == 0;
    }
    progress.doing("fitting");
    SignedRegression whole =
        SignedRegression.fit(x, rows.y(), lambda, constant, new double[x.columns() + 1]);
    progress.step();
    int[] fold = Folds.assign(rows.learners(), FOLDS, seed);
    double[] heldOut = heldOut(rows, fold, whole, lambda, progress);
    Calibration calibration = Calibration.fit(heldOut, rows.y());
    return new MasteryFit(
        weights(whole.model(), columns, calibration, graph),
        crossFitted(rows, fold, heldOut),
        whole.model().gradient(),
        whole.fits());
  }

  /// Each fold calibrated by what the others know.
  private static Scored crossFitted(AnswerRows rows, int[] fold, double[] logOdds) {
    int n = rows.rows();
    double[] chances = new double[n];
    int[] learner = new int[n];
    Arrays.setAll(learner, rows::learner);
    for (int f = 0; f < FOLDS; f++) {
      int[] others = rowsWithout(f, rows, fold);
      double[] known = new double[others.length];
      Arrays.setAll(known, i -> logOdds[others[i]]);
      Calibration calibration = Calibration.fit(known, outcomes(rows, others));
      for (int r = 0; r < n; r++) {
        if (fold[learner[r]] == f) {
          chances[r] = calibration.chance(logOdds[r]);
        }
      }
    }
    return new Scored(chances, rows.y(), learner, rows.learners(), new boolean[n]);
  }

  private static int[] rowsWithout(int left, AnswerRows rows, int[] fold) {
    return IntStream.range(0, rows.rows()).filter(r -> fold[rows.learner(r)] != left).toArray();
  }

  private static byte[] outcomes(AnswerRows rows, int[] chosen) {
    byte[] y = new byte[chosen.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = rows.y()[chosen[i]];
    }
    return y;
  }

  /// Log-odds for each row by a fit without its learner.
  private static double[] heldOut(
      AnswerRows rows, int[] fold, SignedRegression whole, double lambda, Progress progress) {
    double[] heldOut = new double[rows.rows()];
    DesignMatrix x = rows.x();
    for (int f = 0; f < FOLDS; f++) {
      int left = f;
      progress.doing("calibrating, fold " + (f + 1) + " of " + FOLDS);
      int[] others = rowsWithout(left, rows, fold);
      byte[] y = outcomes(rows, others);
      LogisticRegression model =
          SignedRegression.fit(x.of(others), y, lambda, whole.dropped(), whole.model().weights())
              .model();
      for (int r = 0; r < heldOut.length; r++) {
        if (fold[rows.learner(r)] == left) {
          heldOut[r] = model.logOdds(x, r);
        }
      }
      progress.step();
    }
    return heldOut;
  }

  private static LogisticWeights weights(
      LogisticRegression model, Scaling columns, Calibration calibration, PrerequisiteGraph graph) {
    double[] w = model.weights();
    double bias = w[w.length - 1];
    Map<String, Double> features = new HashMap<>();
    for (int j = 0; j < FEATURES.length; j++) {
      double weight = w[j] * columns.factors()[j];
      bias -= weight * columns.means()[j];
      features.put(FEATURES[j].id(), bounded(calibration.factor() * weight));
    }
    Map<String, Double> topics = new HashMap<>();
    for (int t = 0; t < graph.size(); t++) {
      double weight = w[FEATURES.length + t];
      if (weight != 0) {
        topics.put(graph.topic(t).id(), bounded(calibration.factor() * weight));
      }
    }
    return new LogisticWeights(
        "unpublished",
        bounded(calibration.factor() * bias + calibration.shift()),
        features,
        topics,
        calibration.slip(),
        calibration.guess());
  }

  /// Adding 0 turns −0 into 0, which is of every sign.
  private static double bounded(double weight) {
    return Math.clamp(weight, -MOST_WEIGHT, MOST_WEIGHT) + 0.0;
  }
}
