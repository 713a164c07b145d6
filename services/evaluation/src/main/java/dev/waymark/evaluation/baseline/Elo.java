package dev.waymark.evaluation.baseline;

import dev.waymark.trainer.answers.Answers;
import dev.waymark.trainer.answers.ItemTopics;

/// The Elo rating system for learning (Pelánek, Applications of the Elo rating system in adaptive
/// educational systems, 2016): each answer moves the learner's ability and the item's difficulty by
/// the surprise, less with every answer counted: K = 1.8 / (1 + 0.05 n), and 0.4 of it for
/// abilities at least, so that they follow learning.
public final class Elo implements Tracer {
  private static final double START = 1.8;
  private static final double SLOWING = 0.05;
  private static final double FLOOR = 0.4;
  private final double[] difficulty;
  private final int[] seen;
  private final double base;

  /// Learns difficulties by walking once through the training answers.
  public Elo(Answers train, ItemTopics items) {
    difficulty = new double[items.itemCount()];
    seen = new int[items.itemCount()];
    double mean = train.meanCorrect();
    base = Math.log(mean / (1 - mean));
    walk(train, true);
  }

  @Override
  public double[] predict(Answers answers) {
    return walk(answers, false);
  }

  private double[] walk(Answers answers, boolean learn) {
    double[] p = new double[answers.size()];
    for (int u = 0; u < answers.learnerCount(); u++) {
      double ability = 0;
      int n = 0;
      for (int row = answers.start(u); row < answers.start(u + 1); row++) {
        int item = answers.item(row);
        p[row] = 1 / (1 + Math.exp(-(base + ability - difficulty[item])));
        double surprise = answers.correct(row) - p[row];
        ability += Math.max(FLOOR, START / (1 + SLOWING * n++)) * surprise;
        if (learn) {
          difficulty[item] -= START / (1 + SLOWING * seen[item]++) * surprise;
        }
      }
    }
    return p;
  }
}
