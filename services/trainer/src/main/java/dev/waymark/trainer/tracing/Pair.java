package dev.waymark.trainer.tracing;

import dev.waymark.trainer.answers.Answers;
import dev.waymark.trainer.answers.Folds;
import dev.waymark.trainer.answers.ItemTopics;
import dev.waymark.trainer.features.Difficulty;
import dev.waymark.trainer.features.FeatureTable;
import dev.waymark.trainer.features.TopicGraph;
import dev.waymark.trainer.fit.BinnedMatrix;
import dev.waymark.trainer.fit.BoostedTrees;
import dev.waymark.trainer.fit.DesignMatrix;
import dev.waymark.trainer.fit.LogisticRegression;
import dev.waymark.trainer.fit.Scaling;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A logistic regression and boosted trees fitted to the same answers. Item difficulties, which
/// both see among their features, are counted for every training learner without that learner's
/// fold, for others from all.
final class Pair {
  private static final int DIFFICULTY_FOLDS = 5;
  private static final double DENSE_PENALTY = 10;
  private static final double SPARSE_PENALTY = 3;

  /// Where the regression's search ends. Measured on 64,000 rows of 1,784 columns: ten times as
  /// much changes no area in the fifth decimal.
  private static final double TOLERANCE = 1e-6;

  /// The same where only the weights of the two scores are learnt.
  private static final double TOLERANCE_HELD_OUT = 1e-5;

  /// Columns that deviate less vary by rounding alone.
  private static final double CONSTANT = 1e-6;

  /// Numbers the logistic regression must not see: with an indicator for each item beside them,
  /// their differences between folds would give away the fold's own outcomes.
  private static final Set<String> TREES_ONLY = Set.of("item.ease", "item.first-ease", "expected");

  private final FeatureTable table;
  private final Difficulty difficulty;
  private final Scaling scaling;
  private final float[][] cuts;
  private final LogisticRegression logistic;
  private final BoostedTrees trees;

  private Pair(
      FeatureTable table,
      Difficulty difficulty,
      Scaling scaling,
      float[][] cuts,
      LogisticRegression logistic,
      BoostedTrees trees) {
    this.table = table;
    this.difficulty = difficulty;
    this.scaling = scaling;
    this.cuts = cuts;
    this.logistic = logistic;
    this.trees = trees;
  }

  /// Log-odds for each row of some answers.
  @SuppressWarnings("ArrayRecordComponent") // a bundle of columns, never compared nor changed
  record LogOdds(double[] logistic, double[] trees) {}

  /// Fits both.
  ///
  /// @param start a pair fitted to more answers to start the regression's search from; then the
  ///   search ends a little earlier
  static Pair fit(
      Answers train,
      ItemTopics items,
      TopicGraph graph,
      boolean timed,
      long seed,
      @Nullable Pair start) {
    FeatureTable table = new FeatureTable(items, graph, timed);
    int[] fold = Folds.assign(train.learnerCount(), DIFFICULTY_FOLDS, seed);
    Difficulty[] without = new Difficulty[DIFFICULTY_FOLDS];
    for (int k = 0; k < without.length; k++) {
      int left = k;
      without[k] = Difficulty.of(train, items, u -> fold[u] != left);
    }
    DesignMatrix x = table.of(train, u -> without[fold[u]]);
    byte[] y = train.outcomes();
    float[][] cuts = BinnedMatrix.cuts(x);
    BinnedMatrix binned = BinnedMatrix.of(x, cuts);
    Scaling scaling = Scaling.of(x, CONSTANT, j -> TREES_ONLY.contains(table.names().get(j)));
    scaling.apply(x);
    AtomicReference<BoostedTrees> trees = new AtomicReference<>();
    AtomicReference<LogisticRegression> logistic = new AtomicReference<>();
    double tolerance = start == null ? TOLERANCE : TOLERANCE_HELD_OUT;
    double[] from = start == null ? new double[x.columns() + 1] : start.logistic.weights();
    Stream.<Runnable>of(
            () -> logistic.set(LogisticRegression.fit(x, y, penalties(x), from, tolerance)),
            () ->
                trees.set(
                    BoostedTrees.fit(
                        binned, y, Difficulty.logit(train.meanCorrect()), treeOptions(seed))))
        .parallel()
        .forEach(Runnable::run);
    Difficulty all = Difficulty.of(train, items, u -> true);
    return new Pair(table, all, scaling, cuts, logistic.get(), trees.get());
  }

  private static double[] penalties(DesignMatrix x) {
    double[] penalties = new double[x.columns()];
    Arrays.fill(penalties, 0, x.dense(), DENSE_PENALTY);
    Arrays.fill(penalties, x.dense(), x.columns(), SPARSE_PENALTY);
    return penalties;
  }

  private static BoostedTrees.Options treeOptions(long seed) {
    return new BoostedTrees.Options(500, 4, 0.04, 0.5, 0.3, 5, 10, seed);
  }

  /// Log-odds for learners that were not fitted to.
  LogOdds logOdds(Answers answers) {
    DesignMatrix x = table.of(answers, u -> difficulty);
    double[] byTrees = trees.logOdds(BinnedMatrix.of(x, cuts));
    scaling.apply(x);
    double[] byLogistic = new double[x.rows()];
    for (int row = 0; row < byLogistic.length; row++) {
      byLogistic[row] = logistic.logOdds(x, row);
    }
    return new LogOdds(byLogistic, byTrees);
  }

  /// The largest slope of the regression's loss where its search ended, per row.
  double gradient() {
    return logistic.gradient();
  }
}
