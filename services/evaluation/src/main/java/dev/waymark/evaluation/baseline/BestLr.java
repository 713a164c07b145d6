package dev.waymark.evaluation.baseline;

import dev.waymark.trainer.answers.Answers;
import dev.waymark.trainer.answers.ItemTopics;
import dev.waymark.trainer.fit.DesignMatrix;

/// Best-LR (Gervet, Koedinger, Schneider and Mitchell, When is deep learning the best approach to
/// knowledge tracing?, JEDM 2020): logistic regression with λ = 1 on indicators for the item and
/// its topics, φ of the successes and attempts on each of its topics (with weights of each topic's
/// own), on the item and over all, where φ(x) = ln(1 + x).
public final class BestLr implements Tracer {
  private final ItemTopics items;
  private final CountedRegression model;

  /// Fits.
  public BestLr(Answers train, ItemTopics items) {
    this.items = items;
    model = CountedRegression.fit(train, this::features);
  }

  @Override
  public double[] predict(Answers answers) {
    return model.predict(answers);
  }

  private DesignMatrix features(Answers answers) {
    int topics = items.topicCount();
    int itemStart = 4;
    int topicStart = itemStart + items.itemCount();
    DesignMatrix x = new DesignMatrix(answers.size(), 4, topicStart + 3 * topics);
    Counts onItem = new Counts(items.itemCount());
    float[] dense = new float[4];
    for (int u = 0; u < answers.learnerCount(); u++) {
      Counts onTopic = new Counts(topics);
      Counts overall = new Counts(1);
      for (int row = answers.start(u); row < answers.start(u + 1); row++) {
        int item = answers.item(row);
        int correct = answers.correct(row);
        dense[0] = phi(overall.successes(0));
        dense[1] = phi(overall.attempts(0));
        dense[2] = phi(onItem.successes(item));
        dense[3] = phi(onItem.attempts(item));
        x.dense(dense);
        x.sparse(itemStart + item, 1);
        for (int topic : items.of(item)) {
          x.sparse(topicStart + topic, 1);
          x.sparse(topicStart + topics + topic, phi(onTopic.successes(topic)));
          x.sparse(topicStart + 2 * topics + topic, phi(onTopic.attempts(topic)));
          onTopic.observe(topic, correct);
        }
        x.endRow();
        onItem.observe(item, correct);
        overall.observe(0, correct);
      }
      for (int row = answers.start(u); row < answers.start(u + 1); row++) {
        onItem.forget(answers.item(row));
      }
    }
    return x;
  }

  private static float phi(int count) {
    return (float) Math.log1p(count);
  }
}
