package dev.waymark.engine.learner;

import java.util.List;

/// How likely each [AnswerModel] is for one learner, after what they answered on every topic
/// (Bayesian model averaging over individualized knowledge tracing; Yudelson et al., 2013).
///
/// It decides what the next answer counts, never again what earlier ones counted: so an answer on
/// one topic moves no other topic by way of it.
///
/// A model has one byte, the sixteenths of a logarithm by which it is less likely than the
/// likeliest; the first eight models are in the first word, lowest byte first.
public record AnswerBelief(long word0, long word1, long word2, long word3) {
  private static final int MODELS = AnswerTables.MODELS;
  private static final float STEPS = 16;
  private static final int LEAST = 255;
  private static final float[] WEIGHT = new float[LEAST + 1];

  static {
    for (int k = 0; k <= LEAST; k++) {
      WEIGHT[k] = (float) StrictMath.exp(-k / STEPS);
    }
  }

  /// Before any answer.
  public static final AnswerBelief PRIOR = prior();

  /// Bounds of the chances that evidence goes by, so that no answer proves anything by itself.
  private static final double LEAST_CHANCE = 0.02;

  private static final double MOST_GUESS = 0.85;
  private static final double MOST_SLIP = 0.15;

  private static AnswerBelief prior() {
    float[] costs = new float[MODELS];
    for (int m = 0; m < MODELS; m++) {
      costs[m] = (float) (-STEPS * StrictMath.log(AnswerModel.ALL.get(m).prior()));
    }
    return of(costs);
  }

  /// As [#words()] gave it.
  public static AnswerBelief of(List<Long> words) {
    if (words.size() != 4) {
      throw new IllegalArgumentException("a belief has 4 words, not " + words.size());
    }
    return new AnswerBelief(words.get(0), words.get(1), words.get(2), words.get(3));
  }

  public List<Long> words() {
    return List.of(word0, word1, word2, word3);
  }

  private static AnswerBelief of(float[] costs) {
    float least = Float.POSITIVE_INFINITY;
    for (float cost : costs) {
      least = Math.min(least, cost);
    }
    long[] words = new long[4];
    for (int m = 0; m < MODELS; m++) {
      long cost = Math.min(LEAST, Math.round(costs[m] - least));
      words[m >>> 3] |= cost << ((m & 7) << 3);
    }
    return new AnswerBelief(words[0], words[1], words[2], words[3]);
  }

  private int cost(int model) {
    long word =
        switch (model >>> 3) {
          case 0 -> word0;
          case 1 -> word1;
          case 2 -> word2;
          default -> word3;
        };
    return (int) (word >>> ((model & 7) << 3)) & LEAST;
  }

  /// After one more answer on a topic with the history. Long histories tell models apart no more.
  AnswerBelief after(int history, boolean right) {
    if (AnswerTables.isFull(history)) {
      return this;
    }
    int next = AnswerTables.next(history, right);
    float[] costs = new float[MODELS];
    for (int m = 0; m < MODELS; m++) {
      float likelier = AnswerTables.likelihood(next, m) - AnswerTables.likelihood(history, m);
      costs[m] = cost(m) - STEPS * likelier;
    }
    return of(costs);
  }

  /// Odds that a topic with the history is known, as far as its answers tell.
  double odds(int history) {
    double known = 0;
    double unknown = 0;
    for (int m = 0; m < MODELS; m++) {
      float chance = AnswerTables.known(history, m);
      known += WEIGHT[cost(m)] * chance;
      unknown += WEIGHT[cost(m)] * (1 - chance);
    }
    return known / unknown;
  }

  /// Chance of a right answer on a topic with the history that is not known.
  double guess(int history) {
    double right = 0;
    double all = 0;
    for (int m = 0; m < MODELS; m++) {
      float unknown = WEIGHT[cost(m)] * (1 - AnswerTables.known(history, m));
      right += unknown * AnswerTables.rightUnknown(history, m);
      all += unknown;
    }
    return Math.clamp(right / all, LEAST_CHANCE, MOST_GUESS);
  }

  /// Chance of a wrong answer on a topic with the history that is known.
  double slip(int history) {
    double wrong = 0;
    double all = 0;
    for (int m = 0; m < MODELS; m++) {
      float known = WEIGHT[cost(m)] * AnswerTables.known(history, m);
      wrong += known * AnswerModel.ALL.get(m).slip();
      all += known;
    }
    return Math.clamp(wrong / all, LEAST_CHANCE, MOST_SLIP);
  }
}
