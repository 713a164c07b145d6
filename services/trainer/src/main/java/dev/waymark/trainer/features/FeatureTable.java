package dev.waymark.trainer.features;

import dev.waymark.trainer.answers.Answers;
import dev.waymark.trainer.answers.ItemTopics;
import dev.waymark.trainer.fit.DesignMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/// Lays the features of all answers out in a [DesignMatrix]: the numbers of [LearnerHistory] as
/// dense columns, then sparse blocks for items, topics, each topic's own learning curve, and
/// patterns of recent outcomes.
public final class FeatureTable {
  private static final int[] NGRAMS = {3, 5, 8};
  private static final int ITEM_NGRAM = 4;
  private static final int TOPIC_NGRAM = 4;
  private final ItemTopics items;
  private final TopicGraph graph;
  private final boolean timed;
  private final List<String> names;
  private final int itemStart;
  private final int topicStart;
  private final int topicSuccessStart;
  private final int topicAttemptStart;
  private final int[] ngramStarts = new int[NGRAMS.length];
  private final int itemNgramStart;
  private final int topicNgramStart;
  private final int columns;

  /// @param timed whether times are real
  public FeatureTable(ItemTopics items, TopicGraph graph, boolean timed) {
    this.items = items;
    this.graph = graph;
    this.timed = timed;
    names = LearnerHistory.names(timed, !graph.isEmpty());
    itemStart = names.size();
    topicStart = itemStart + items.itemCount();
    topicSuccessStart = topicStart + items.topicCount();
    topicAttemptStart = topicSuccessStart + items.topicCount();
    int next = topicAttemptStart + items.topicCount();
    for (int k = 0; k < NGRAMS.length; k++) {
      ngramStarts[k] = next;
      next += 2 << NGRAMS[k];
    }
    itemNgramStart = next;
    next += 2 << ITEM_NGRAM;
    topicNgramStart = next;
    columns = next + (2 << TOPIC_NGRAM);
  }

  /// The names of the dense columns.
  public List<String> names() {
    return names;
  }

  /// How many columns there are in all.
  public int columns() {
    return columns;
  }

  /// The features of every answer, row for row.
  ///
  /// @param difficulty of items, for each learner as it may be known there
  public DesignMatrix of(Answers answers, IntFunction<Difficulty> difficulty) {
    DesignMatrix x = new DesignMatrix(answers.size(), names.size(), columns);
    float[] dense = new float[names.size()];
    for (int u = 0; u < answers.learnerCount(); u++) {
      LearnerHistory history = new LearnerHistory(items, graph, difficulty.apply(u), timed);
      for (int row = answers.start(u); row < answers.start(u + 1); row++) {
        Arrays.fill(dense, 0);
        int item = answers.item(row);
        history.describe(item, answers.time(row), dense);
        x.dense(dense);
        sparse(x, history, item);
        x.endRow();
        history.observe(item, answers.time(row), answers.correct(row));
      }
    }
    return x;
  }

  private void sparse(DesignMatrix x, LearnerHistory history, int item) {
    x.sparse(itemStart + item, 1);
    Practice onItem = history.item(item);
    x.sparse(itemNgramStart + pattern(onItem.recentOutcomes(), onItem.attempts(), ITEM_NGRAM), 1);
    int[] topics = items.of(item);
    for (int topic : topics) {
      Practice p = history.topic(topic);
      x.sparse(topicStart + topic, 1);
      x.sparse(topicSuccessStart + topic, Practice.phi(p.successes()));
      x.sparse(topicAttemptStart + topic, Practice.phi(p.attempts()));
      x.sparse(
          topicNgramStart + pattern(p.recentOutcomes(), p.attempts(), TOPIC_NGRAM),
          1.0 / topics.length);
    }
    for (int k = 0; k < NGRAMS.length; k++) {
      x.sparse(ngramStarts[k] + pattern(history.recentOutcomes(), history.answers(), NGRAMS[k]), 1);
    }
  }

  /// The last `length` outcomes as a number: a leading 1, then the outcomes, so that short
  /// histories differ from wrong answers.
  private static int pattern(int outcomes, int count, int length) {
    int known = Math.min(count, length);
    return (1 << known) | (outcomes & ((1 << known) - 1));
  }
}
