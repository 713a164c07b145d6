package dev.waymark.trainer.forecast;

import dev.waymark.engine.forecast.Ease;
import dev.waymark.engine.forecast.ForecastFeatures;
import dev.waymark.engine.learner.ItemKey;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.trainer.fit.DesignMatrix;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// A row for each graded answer, counted strictly before it: the engine's features, then sparse
/// columns for items, topics, and each topic's slopes over its right answers and its answers. Every
/// eighth answer that names an item has a second row that does not, so that a model learns to speak
/// of a topic alone.
final class ForecastRows {
  static final int FEATURES = ForecastFeatures.COUNT;

  private static final int ITEMLESS = 8;

  private final DesignMatrix x;
  private final byte[] y;
  private final int[] learner;
  private final boolean[] copy;
  private final Map<Long, Integer> itemColumns = new HashMap<>();
  private final int topicStart;
  private final int topics;
  private final double[] features = new double[FEATURES];
  private final float[] dense = new float[FEATURES];
  private int filled;
  private int named;

  private ForecastRows(EaseCounts counts, List<Long> items, int topics) {
    this.topics = topics;
    int rows = Math.addExact(counts.answers(), counts.withItem() / ITEMLESS);
    for (Long key : items) {
      itemColumns.put(key, FEATURES + itemColumns.size());
    }
    topicStart = FEATURES + items.size();
    x = new DesignMatrix(rows, FEATURES, topicStart + 3 * topics);
    y = new byte[rows];
    learner = new int[rows];
    copy = new boolean[rows];
  }

  /// @param ease for each learner as it may be known to them
  static ForecastRows of(
      GradedAnswers source,
      EaseCounts counts,
      List<Long> items,
      IntFunction<Ease> ease,
      Runnable step) {
    ForecastRows rows = new ForecastRows(counts, items, source.graph().size());
    for (int u = 0; u < source.learners(); u++) {
      int learner = u;
      source.walk(
          u,
          (state, topic, itemId, at, right) -> {
            var before = new ForecastFeatures(state, ease.apply(learner), at);
            rows.add(before, state, topic, itemId, learner, right, false);
            if (itemId != null && ++rows.named % ITEMLESS == 0) {
              rows.add(before, state, topic, null, learner, right, true);
            }
          });
      step.run();
    }
    return rows;
  }

  private void add(
      ForecastFeatures before,
      LearnerState state,
      int topic,
      @Nullable String itemId,
      int of,
      boolean right,
      boolean isCopy) {
    before.fill(topic, itemId, features);
    for (int j = 0; j < FEATURES; j++) {
      dense[j] = (float) features[j];
    }
    x.dense(dense);
    if (itemId != null) {
      long key = ItemKey.of(state.graph().topic(topic).id(), itemId);
      Integer column = itemColumns.get(key);
      if (column != null) {
        x.sparse(column, 1);
      }
    }
    int row = state.rowOf(topic);
    x.sparse(topicStart + topic, 1);
    if (row >= 0) {
      x.sparse(topicStart + topics + topic, Math.log1p(state.successesOf(row)));
      x.sparse(topicStart + 2 * topics + topic, Math.log1p(state.attemptsOf(row)));
    }
    x.endRow();
    y[filled] = (byte) (right ? 1 : 0);
    learner[filled] = of;
    copy[filled++] = isCopy;
  }

  /// λ of each column: 10 for features, which have variance 1, and for slopes; 2 for items; 3 for
  /// topics.
  double[] penalties(double factor) {
    double[] penalties = new double[x.columns()];
    Arrays.fill(penalties, 10 * factor);
    Arrays.fill(penalties, FEATURES, topicStart, 2 * factor);
    Arrays.fill(penalties, topicStart, topicStart + topics, 3 * factor);
    return penalties;
  }

  DesignMatrix x() {
    return x;
  }

  byte[] y() {
    return y.clone();
  }

  int outcome(int row) {
    return y[row];
  }

  int learner(int row) {
    return learner[row];
  }

  /// Whether the row is a second one of its answer.
  boolean isCopy(int row) {
    return copy[row];
  }

  int rows() {
    return filled;
  }

  /// The column of an item.
  int itemColumn(Long key) {
    return itemColumns.getOrDefault(key, -1);
  }

  /// The column of a topic's intercept.
  int topicColumn(int topic) {
    return topicStart + topic;
  }

  int topics() {
    return topics;
  }
}
