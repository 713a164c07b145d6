package dev.waymark.trainer.tracing;

import dev.waymark.trainer.answers.Answers;
import dev.waymark.trainer.answers.Folds;
import dev.waymark.trainer.answers.ItemTopics;
import dev.waymark.trainer.features.Difficulty;
import dev.waymark.trainer.features.TopicGraph;
import dev.waymark.trainer.fit.DesignMatrix;
import dev.waymark.trainer.fit.LogisticRegression;
import dev.waymark.trainer.tracing.Pair.LogOdds;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Our tracer: the log-odds of a logistic regression and of boosted trees, weighed and calibrated
/// by a second logistic regression (Platt scaling of two scores at once) on predictions for
/// held-out learners of the training part.
public final class WaymarkTracer {
  /// How many folds the weights are learnt on.
  public static final int FOLDS = 3;

  private final Pair pair;
  private final double[] weights;

  private WaymarkTracer(Pair pair, double[] weights) {
    this.pair = pair;
    this.weights = weights;
  }

  /// Fits to all answers, and once more without each fold.
  ///
  /// @param timed whether times are real
  /// @param step told after each of the [#FOLDS] + 1 fits
  public static WaymarkTracer fit(
      Answers train, ItemTopics items, TopicGraph graph, boolean timed, long seed, Runnable step) {
    Pair pair = Pair.fit(train, items, graph, timed, seed, null);
    step.run();
    int[] fold = Folds.assign(train.learnerCount(), FOLDS, seed + 1);
    DesignMatrix scores = new DesignMatrix(train.size(), 2, 2);
    byte[] y = new byte[train.size()];
    int filled = 0;
    for (int k = 0; k < FOLDS; k++) {
      int held = k;
      int[] out = learners(fold, f -> f == held);
      int[] in = learners(fold, f -> f != held);
      if (out.length > 0 && in.length > 0) {
        Answers heldOut = train.of(out);
        LogOdds odds = Pair.fit(train.of(in), items, graph, timed, seed, pair).logOdds(heldOut);
        for (int row = 0; row < heldOut.size(); row++) {
          scores.dense(new float[] {(float) odds.logistic()[row], (float) odds.trees()[row]});
          scores.endRow();
          y[filled++] = (byte) heldOut.correct(row);
        }
      }
      step.run();
    }
    if (filled < train.size()) {
      // Too few learners to hold any out: trust both alike.
      return new WaymarkTracer(pair, new double[] {0.5, 0.5, 0});
    }
    return new WaymarkTracer(pair, LogisticRegression.fit(scores, y, new double[2]).weights());
  }

  private static int[] learners(int[] fold, java.util.function.IntPredicate chosen) {
    return IntStream.range(0, fold.length).filter(u -> chosen.test(fold[u])).toArray();
  }

  /// The probability of a right answer for each row, from that learner's earlier rows alone.
  public double[] predict(Answers answers) {
    LogOdds odds = pair.logOdds(answers);
    double[] p = new double[answers.size()];
    Arrays.setAll(
        p,
        row ->
            Difficulty.logistic(
                weights[0] * odds.logistic()[row] + weights[1] * odds.trees()[row] + weights[2]));
    return p;
  }

  /// The logistic regression's own probabilities, without trees and calibration: what the features
  /// alone are worth.
  public double[] predictLogistic(Answers answers) {
    return Arrays.stream(pair.logOdds(answers).logistic()).map(Difficulty::logistic).toArray();
  }

  /// What the second regression gives the logistic regression, the trees and the constant.
  public double[] weights() {
    return weights.clone();
  }

  /// The largest slope of the logistic regression's loss where its search ended, per row of data:
  /// the proof that it converged.
  public double gradient() {
    return pair.gradient();
  }
}
