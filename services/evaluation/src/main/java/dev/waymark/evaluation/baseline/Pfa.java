package dev.waymark.evaluation.baseline;

import dev.waymark.trainer.answers.Answers;
import dev.waymark.trainer.answers.ItemTopics;
import dev.waymark.trainer.fit.DesignMatrix;

/// Performance factors analysis (Pavlik, Cen and Koedinger, AIED 2009): for each topic of an item
/// an ease, a weight for the successes so far and one for the failures. Logistic regression, λ = 1.
public final class Pfa implements Tracer {
  private final ItemTopics items;
  private final CountedRegression model;

  /// Fits.
  public Pfa(Answers train, ItemTopics items) {
    this.items = items;
    model = CountedRegression.fit(train, this::features);
  }

  @Override
  public double[] predict(Answers answers) {
    return model.predict(answers);
  }

  private DesignMatrix features(Answers answers) {
    int topics = items.topicCount();
    DesignMatrix x = new DesignMatrix(answers.size(), 0, 3 * topics);
    for (int u = 0; u < answers.learnerCount(); u++) {
      Counts counts = new Counts(topics);
      for (int row = answers.start(u); row < answers.start(u + 1); row++) {
        for (int topic : items.of(answers.item(row))) {
          x.sparse(topic, 1);
          x.sparse(topics + topic, counts.successes(topic));
          x.sparse(2 * topics + topic, counts.failures(topic));
          counts.observe(topic, answers.correct(row));
        }
        x.endRow();
      }
    }
    return x;
  }
}
