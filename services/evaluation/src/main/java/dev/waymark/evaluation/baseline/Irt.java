package dev.waymark.evaluation.baseline;

import dev.waymark.trainer.answers.Answers;
import dev.waymark.trainer.answers.ItemTopics;
import dev.waymark.trainer.fit.DesignMatrix;
import dev.waymark.trainer.fit.LogisticRegression;
import java.util.Arrays;

/// Item response theory with one parameter (Rasch): log-odds = ability − difficulty, fitted to the
/// training answers as a logistic regression with λ = 1. A new learner's ability starts at the
/// prior, N(0, 1), and follows the answers by Gaussian updates: one Newton step each on the
/// posterior.
public final class Irt implements Tracer {
  private final double[] ease;
  private final double base;

  /// Fits difficulties and abilities together, and keeps the difficulties.
  public Irt(Answers train, ItemTopics items) {
    DesignMatrix x = new DesignMatrix(train.size(), 0, items.itemCount() + train.learnerCount());
    for (int row = 0; row < train.size(); row++) {
      x.sparse(train.item(row), 1);
      x.sparse(items.itemCount() + train.learner(row), 1);
      x.endRow();
    }
    double[] penalties = new double[x.columns()];
    Arrays.fill(penalties, 1);
    double[] w = LogisticRegression.fit(x, train.outcomes(), penalties).weights();
    ease = Arrays.copyOf(w, items.itemCount());
    base = w[x.columns()];
  }

  @Override
  public double[] predict(Answers answers) {
    double[] p = new double[answers.size()];
    for (int u = 0; u < answers.learnerCount(); u++) {
      double ability = 0;
      double precision = 1;
      for (int row = answers.start(u); row < answers.start(u + 1); row++) {
        p[row] = 1 / (1 + Math.exp(-(base + ease[answers.item(row)] + ability)));
        precision += p[row] * (1 - p[row]);
        ability += (answers.correct(row) - p[row]) / precision;
      }
    }
    return p;
  }
}
