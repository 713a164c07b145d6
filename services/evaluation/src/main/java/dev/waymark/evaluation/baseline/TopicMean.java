package dev.waymark.evaluation.baseline;

import dev.waymark.trainer.answers.Answers;
import dev.waymark.trainer.answers.ItemTopics;

/// The share of right answers on a topic, shrunk to the whole by ten answers; the mean over an
/// item's topics, and the whole where there are none. What anybody could say without knowing the
/// learner.
public final class TopicMean implements Tracer {
  private static final double STRENGTH = 10;
  private final ItemTopics items;
  private final double prior;
  private final double[] means;

  /// Counts.
  public TopicMean(Answers train, ItemTopics items) {
    this.items = items;
    prior = train.meanCorrect();
    double[] n = new double[items.topicCount()];
    means = new double[items.topicCount()];
    for (int row = 0; row < train.size(); row++) {
      for (int topic : items.of(train.item(row))) {
        n[topic]++;
        means[topic] += train.correct(row);
      }
    }
    for (int t = 0; t < means.length; t++) {
      means[t] = (means[t] + STRENGTH * prior) / (n[t] + STRENGTH);
    }
  }

  @Override
  public double[] predict(Answers answers) {
    double[] p = new double[answers.size()];
    for (int row = 0; row < p.length; row++) {
      int[] topics = items.of(answers.item(row));
      double sum = 0;
      for (int t : topics) {
        sum += means[t];
      }
      p[row] = topics.length == 0 ? prior : sum / topics.length;
    }
    return p;
  }
}
