package dev.waymark.evaluation.baseline;

import dev.waymark.trainer.answers.Answers;
import dev.waymark.trainer.answers.ItemTopics;
import dev.waymark.trainer.fit.DesignMatrix;
import java.util.Arrays;

/// Best-LR with what is known to help it most: R-PFA's recent failure and recent proportion
/// (Galyardt and Goldin, JEDM 2015) on the topics and over all, the patterns of the last 3, 5 and 8
/// outcomes, the learner's mean and running trend, and whether the item is met for the first time.
/// λ = 1, as for Best-LR.
public final class ExtendedLr implements Tracer {
  private static final int DENSE = 11;
  private static final int[] PATTERNS = {3, 5, 8};
  private static final double FAILURE_DECAY = 0.7;
  private static final double PROPORTION_DECAY = 0.8;
  private static final double TREND_DECAY = 0.9;
  private static final double PRIOR_ANSWERS = 5;

  private final ItemTopics items;
  private final double usual;
  private final CountedRegression model;

  /// Fits.
  public ExtendedLr(Answers train, ItemTopics items) {
    this.items = items;
    usual = train.meanCorrect();
    model = CountedRegression.fit(train, this::features);
  }

  @Override
  public double[] predict(Answers answers) {
    return model.predict(answers);
  }

  /// One learner's recent outcomes on numbered subjects.
  private static final class Recent {
    final double[] failure;
    final double[] right;
    final double[] all;

    Recent(int subjects) {
      failure = new double[subjects];
      right = new double[subjects];
      all = new double[subjects];
      // Three wrong ghost attempts before the first.
      Arrays.fill(all, 1 + PROPORTION_DECAY + PROPORTION_DECAY * PROPORTION_DECAY);
    }

    double proportion(int subject) {
      return right[subject] / all[subject];
    }

    void observe(int subject, int correct) {
      failure[subject] = FAILURE_DECAY * (1 - correct + failure[subject]);
      right[subject] = correct + PROPORTION_DECAY * right[subject];
      all[subject] = 1 + PROPORTION_DECAY * all[subject];
    }
  }

  private DesignMatrix features(Answers answers) {
    int topics = items.topicCount();
    int topicStart = DENSE + items.itemCount();
    int patternStart = topicStart + 3 * topics;
    int patterns = Arrays.stream(PATTERNS).map(n -> 1 << n).sum();
    DesignMatrix x = new DesignMatrix(answers.size(), DENSE, patternStart + patterns);
    Counts onItem = new Counts(items.itemCount());
    for (int u = 0; u < answers.learnerCount(); u++) {
      Counts onTopic = new Counts(topics);
      Recent recentOnTopic = new Recent(topics);
      Counts overall = new Counts(1);
      Recent recent = new Recent(1);
      double trend = usual;
      int outcomes = 0;
      for (int row = answers.start(u); row < answers.start(u + 1); row++) {
        int item = answers.item(row);
        int correct = answers.correct(row);
        x.dense(dense(onItem, item, overall, recent, recentOnTopic, trend));
        x.sparse(DENSE + item, 1);
        for (int topic : items.of(item)) {
          x.sparse(topicStart + topic, 1);
          x.sparse(topicStart + topics + topic, phi(onTopic.successes(topic)));
          x.sparse(topicStart + 2 * topics + topic, phi(onTopic.attempts(topic)));
        }
        addPatterns(x, patternStart, overall.attempts(0), outcomes);
        x.endRow();
        for (int topic : items.of(item)) {
          onTopic.observe(topic, correct);
          recentOnTopic.observe(topic, correct);
        }
        onItem.observe(item, correct);
        overall.observe(0, correct);
        recent.observe(0, correct);
        trend = TREND_DECAY * trend + (1 - TREND_DECAY) * correct;
        outcomes = outcomes << 1 | correct;
      }
      for (int row = answers.start(u); row < answers.start(u + 1); row++) {
        onItem.forget(answers.item(row));
      }
    }
    return x;
  }

  private float[] dense(
      Counts onItem, int item, Counts overall, Recent recent, Recent onTopic, double trend) {
    int[] topics = items.of(item);
    double failure = Arrays.stream(topics).mapToDouble(t -> onTopic.failure[t]).average().orElse(0);
    double proportion = Arrays.stream(topics).mapToDouble(onTopic::proportion).average().orElse(0);
    double mean =
        (overall.successes(0) + PRIOR_ANSWERS * usual) / (overall.attempts(0) + PRIOR_ANSWERS);
    return new float[] {
      phi(overall.successes(0)),
      phi(overall.attempts(0)),
      phi(onItem.successes(item)),
      phi(onItem.attempts(item)),
      onItem.attempts(item) == 0 ? 1 : 0,
      (float) recent.failure[0],
      (float) recent.proportion(0),
      (float) failure,
      (float) proportion,
      (float) mean,
      (float) trend
    };
  }

  private static void addPatterns(DesignMatrix x, int start, int answers, int outcomes) {
    int at = start;
    for (int n : PATTERNS) {
      if (answers >= n) {
        x.sparse(at + (outcomes & ((1 << n) - 1)), 1);
      }
      at += 1 << n;
    }
  }

  private static float phi(int count) {
    return (float) Math.log1p(count);
  }
}
