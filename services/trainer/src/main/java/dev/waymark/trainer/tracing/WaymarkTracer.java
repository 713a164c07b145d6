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
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Our tracer: the log-odds of a logistic regression and of boosted trees, weighed and calibrated
/// by a second logistic regression (Platt scaling of two scores at once) on predictions for
/// held-out learners of the training part.
public final class WaymarkTracer {
  /// How many folds the weights are learnt on.
  public static final int FOLDS = 3;

  /// λ on what the mean of the two log-odds weighs, and on how far the weights differ. They decide
  /// nothing but where there is so little data that the two cannot be told apart.
  private static final double[] STACKING_PENALTIES = {1, 10};

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
    List<HeldOut> parts =
        IntStream.range(0, FOLDS)
            .parallel()
            .mapToObj(k -> {
              Answers out = train.of(learners(fold, f -> f == k));
              Answers in = train.of(learners(fold, f -> f != k));
              LogOdds odds =
                  out.size() == 0 || in.size() == 0
                      ? null
                      : Pair.fit(in, items, graph, timed, seed, pair).logOdds(out);
              step.run();
              return new HeldOut(out, odds);
            })
            .toList();
    return new WaymarkTracer(pair, weights(parts, train.size()));
  }

  /// One fold's answers, and their log-odds by a pair that had not seen them.
  private record HeldOut(Answers answers, @Nullable LogOdds odds) {}

  private static double[] weights(List<HeldOut> parts, int rows) {
    DesignMatrix scores = new DesignMatrix(rows, 2, 2);
    byte[] y = new byte[rows];
    int filled = 0;
    for (HeldOut part : parts) {
      LogOdds odds = part.odds();
      for (int row = 0; odds != null && row < part.answers().size(); row++) {
        double logistic = odds.logistic()[row];
        double trees = odds.trees()[row];
        scores.dense(new float[] {(float) ((logistic + trees) / 2), (float) (logistic - trees)});
        scores.endRow();
        y[filled++] = (byte) part.answers().correct(row);
      }
    }
    if (filled < rows) {
      // Too few learners to hold any out: trust both alike.
      return new double[] {0.5, 0.5, 0};
    }
    double[] w = LogisticRegression.fit(scores, y, STACKING_PENALTIES).weights();
    return new double[] {w[0] / 2 + w[1], w[0] / 2 - w[1], w[2]};
  }

  private static int[] learners(int[] fold, java.util.function.IntPredicate chosen) {
    return IntStream.range(0, fold.length).filter(u -> chosen.test(fold[u])).toArray();
  }

  /// Probabilities of a right answer for each row, from that learner's earlier rows alone.
  ///
  /// @param blended ours
  /// @param logistic the logistic regression's own, without trees and calibration: what the
  ///   features alone are worth
  @SuppressWarnings("ArrayRecordComponent") // a bundle of columns, never compared nor changed
  public record Foretold(double[] blended, double[] logistic) {}

  /// Foretells answers of learners that were not fitted to.
  public Foretold predict(Answers answers) {
    LogOdds odds = pair.logOdds(answers);
    double[] p = new double[answers.size()];
    Arrays.setAll(
        p,
        row ->
            Difficulty.logistic(
                weights[0] * odds.logistic()[row] + weights[1] * odds.trees()[row] + weights[2]));
    return new Foretold(p, Arrays.stream(odds.logistic()).map(Difficulty::logistic).toArray());
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
