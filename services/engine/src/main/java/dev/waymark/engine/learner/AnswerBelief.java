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

  /// Models to a word.
  private static final int EACH = 8;

  private static final int STEPS = 16;
  private static final int FINER = AnswerTables.STEPS / STEPS;
  private static final int MAX_COST = 255;
  private static final float[] WEIGHT = new float[MAX_COST + 1];

  static {
    for (int k = 0; k <= MAX_COST; k++) {
      WEIGHT[k] = (float) StrictMath.exp(-k / (double) STEPS);
    }
  }

  /// Before any answer.
  public static final AnswerBelief PRIOR = prior();

  private static final double NEVER_GUESSES = PRIOR.neverGuesses();

  /// Bounds of the chances that evidence goes by, so that no answer proves anything by itself.
  private static final double MIN_CHANCE = 0.02;

  private static final double MAX_GUESS = 0.85;
  private static final double MAX_SLIP = 0.3;

  /// Of the chance of a wrong answer without knowing: a right answer must speak for knowing.
  private static final double MAX_SLIP_SHARE = 0.95;

  /// Bounds of what one answer says for or against practice.
  private static final double MIN_RATIO = 0.25;

  private static final double MAX_RATIO = 8;

  private static AnswerBelief prior() {
    int[] costs = new int[MODELS];
    for (int m = 0; m < MODELS; m++) {
      costs[m] = AnswerTables.cost(AnswerModel.ALL.get(m).prior());
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

  /// @param costs in the finer steps of [AnswerTables]
  private static AnswerBelief of(int[] costs) {
    int least = Integer.MAX_VALUE;
    for (int cost : costs) {
      least = Math.min(least, cost);
    }
    long first = 0;
    long second = 0;
    long third = 0;
    long fourth = 0;
    for (int m = 0; m < EACH; m++) {
      first |= coarse(costs[m] - least) << (m * 8);
      second |= coarse(costs[m + EACH] - least) << (m * 8);
      third |= coarse(costs[m + 2 * EACH] - least) << (m * 8);
      fourth |= coarse(costs[m + 3 * EACH] - least) << (m * 8);
    }
    return new AnswerBelief(first, second, third, fourth);
  }

  private static long coarse(int cost) {
    return Math.min(MAX_COST, (cost + FINER / 2) / FINER);
  }

  /// How far right answers may be trusted: 1 until they look like guesses, 0 when they surely are.
  double reliability() {
    return Math.min(1, neverGuesses() / NEVER_GUESSES);
  }

  /// Chance that the learner hardly ever guesses.
  public double neverGuesses() {
    float[] weights = weights();
    float steady = 0;
    float all = 0;
    for (int m = 0; m < MODELS; m++) {
      all += weights[m];
      steady += AnswerModel.ALL.get(m).guesses() ? 0 : weights[m];
    }
    return steady / all;
  }

  /// How likely each model is, over the likeliest.
  private float[] weights() {
    int[] costs = costs();
    float[] weights = new float[MODELS];
    for (int m = 0; m < MODELS; m++) {
      weights[m] = WEIGHT[costs[m]];
    }
    return weights;
  }

  private int[] costs() {
    int[] costs = new int[MODELS];
    for (int m = 0; m < EACH; m++) {
      costs[m] = (int) (word0 >>> (m * 8)) & MAX_COST;
      costs[m + EACH] = (int) (word1 >>> (m * 8)) & MAX_COST;
      costs[m + 2 * EACH] = (int) (word2 >>> (m * 8)) & MAX_COST;
      costs[m + 3 * EACH] = (int) (word3 >>> (m * 8)) & MAX_COST;
    }
    return costs;
  }

  /// After one more answer on a topic with the history. Long histories tell models apart no more.
  AnswerBelief after(int history, boolean right) {
    return after(history, AnswerTables.next(history, right), 1);
  }

  /// After one more answer on a topic, wherever among the earlier ones it belongs.
  ///
  /// @param next the history with that answer
  /// @param part how far it counts, 0 to 1
  AnswerBelief after(int history, int next, double part) {
    if (AnswerTables.isFull(history)) {
      return this;
    }
    int[] costs = costs();
    for (int m = 0; m < MODELS; m++) {
      int more = AnswerTables.cost(next, m) - AnswerTables.cost(history, m);
      costs[m] = costs[m] * FINER + (part == 1 ? more : (int) Math.rint(part * more));
    }
    return of(costs);
  }

  /// What an answer on a topic with the history says.
  ///
  /// @param guess chance of a right answer when the topic is not known
  /// @param slip chance of a wrong answer when it is
  record Chances(double guess, double slip) {}

  Chances chances(int history) {
    float[] weights = weights();
    float unknown = 0;
    float right = 0;
    float known = 0;
    float wrong = 0;
    for (int m = 0; m < MODELS; m++) {
      float knows = weights[m] * AnswerTables.known(history, m);
      float lacks = weights[m] - knows;
      unknown += lacks;
      right += lacks * AnswerTables.rightUnknown(history, m);
      known += knows;
      wrong += knows * AnswerTables.slip(m);
    }
    double guess = Math.clamp(right / unknown, MIN_CHANCE, MAX_GUESS);
    double mostSlip = Math.min(MAX_SLIP, MAX_SLIP_SHARE * (1 - guess));
    return new Chances(guess, Math.clamp(wrong / known, MIN_CHANCE, mostSlip));
  }

  /// What one more answer says against practice on a topic that stays unknown: the chance of the
  /// answer when practice leads nowhere, over that of the answer with nothing learnt when it works.
  double fruitless(int history, boolean right) {
    float[] weights = weights();
    int n = AnswerTables.practice(history);
    double stuck = 0;
    double answerStuck = 0;
    double open = 0;
    double answerOpen = 0;
    for (int m = 0; m < MODELS; m++) {
      double guess = AnswerModel.ALL.get(m).guess();
      double ofStuck = weights[m] * AnswerTables.stuck(history, m);
      stuck += ofStuck;
      answerStuck += ofStuck * (right ? guess : 1 - guess);
      double ofOpen = weights[m] * AnswerTables.open(history, m);
      double chance = AnswerTables.rightLearning(n, m);
      open += ofOpen;
      answerOpen += ofOpen * (1 - AnswerTables.crossing(n, m)) * (right ? chance : 1 - chance);
    }
    return Math.clamp(answerStuck / stuck / (answerOpen / open), MIN_RATIO, MAX_RATIO);
  }

  /// Odds that a topic with the history is known, as far as its answers tell.
  double odds(int history) {
    float[] weights = weights();
    float unknown = 0;
    float known = 0;
    for (int m = 0; m < MODELS; m++) {
      float knows = weights[m] * AnswerTables.known(history, m);
      unknown += weights[m] - knows;
      known += knows;
    }
    return known / unknown;
  }
}
