package dev.waymark.evaluation.baseline;

import dev.waymark.trainer.answers.Answers;
import dev.waymark.trainer.fit.DesignMatrix;
import dev.waymark.trainer.fit.LogisticRegression;
import java.util.Arrays;
import java.util.function.Function;

/// A logistic regression with λ = 1 on features counted before each answer.
record CountedRegression(Function<Answers, DesignMatrix> features, LogisticRegression model)
    implements Tracer {
  static CountedRegression fit(Answers train, Function<Answers, DesignMatrix> features) {
    DesignMatrix x = features.apply(train);
    double[] penalties = new double[x.columns()];
    Arrays.fill(penalties, 1);
    return new CountedRegression(features, LogisticRegression.fit(x, train.outcomes(), penalties));
  }

  @Override
  public double[] predict(Answers answers) {
    DesignMatrix x = features.apply(answers);
    double[] p = new double[answers.size()];
    Arrays.setAll(p, row -> 1 / (1 + Math.exp(-model.logOdds(x, row))));
    return p;
  }
}
