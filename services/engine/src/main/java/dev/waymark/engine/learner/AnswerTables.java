package dev.waymark.engine.learner;

/// What each [AnswerModel] makes of up to eight answers on one topic, worked out once for every
/// such history.
///
/// A history is a binary number: a 1, then a digit for each answer, 1 where it was right. Longer
/// ones go by their last eight answers as if those were all.
final class AnswerTables {
  static final int MODELS = AnswerModel.ALL.size();

  /// To one natural logarithm.
  static final int STEPS = 256;

  private static final int LENGTH = 8;
  private static final int FULL = 1 << LENGTH;
  private static final int NOTHING = 1;

  /// Chance that practice leads nowhere, because something is missing.
  private static final double FRUITLESS = 0.08;

  private static final int[] COST = new int[2 * FULL * MODELS];
  private static final float[] KNOWN = new float[2 * FULL * MODELS];
  private static final float[] OPEN = new float[2 * FULL * MODELS];
  private static final float[] STUCK = new float[2 * FULL * MODELS];
  private static final float[] RIGHT_UNKNOWN = new float[2 * FULL * MODELS];
  private static final float[] SLIP = new float[MODELS];

  /// By practice, counted from 1, and model: worked out once, for models raise powers for them.
  private static final double[] CROSSING = new double[(LENGTH + 2) * MODELS];

  private static final double[] RIGHT_LEARNING = new double[(LENGTH + 2) * MODELS];

  static {
    for (int m = 0; m < MODELS; m++) {
      AnswerModel model = AnswerModel.ALL.get(m);
      SLIP[m] = (float) model.slip();
      for (int n = 1; n <= LENGTH + 1; n++) {
        CROSSING[n * MODELS + m] = model.crossing(n);
        RIGHT_LEARNING[n * MODELS + m] = model.rightLearning(n);
      }
      double unknown = 1 - model.knownBefore();
      fill(m, NOTHING, 1, model.knownBefore(), 0, unknown * (1 - FRUITLESS), unknown * FRUITLESS);
    }
  }

  private AnswerTables() {}

  /// Fills in a history and all that begin with it, from its joint chances with each way that the
  /// learner may stand with the topic after it.
  ///
  /// @param n the practice that comes next, counted from 1
  /// @param before the topic was known from the start
  /// @param learnt it was learnt by practice
  /// @param open it is not known yet
  /// @param stuck the same, and practice leads nowhere
  private static void fill(
      int m, int history, int n, double before, double learnt, double open, double stuck) {
    AnswerModel model = AnswerModel.ALL.get(m);
    double all = before + learnt + open + stuck;
    double rightOpen = model.rightLearning(n);
    int place = history * MODELS + m;
    COST[place] = cost(all);
    KNOWN[place] = (float) ((before + learnt) / all);
    OPEN[place] = (float) (open / all);
    STUCK[place] = (float) (stuck / all);
    RIGHT_UNKNOWN[place] = (float) ((open * rightOpen + stuck * model.guess()) / (open + stuck));
    if (history >= FULL) {
      return;
    }
    double crossing = model.crossing(n);
    double rightCrossing = model.answersFirst() ? rightOpen : model.rightLearnt(n);
    for (boolean right : new boolean[] {false, true}) {
      fill(
          m,
          next(history, right),
          n + 1,
          before * chance(right, model.rightKnowing()),
          learnt * chance(right, model.rightLearnt(n))
              + open * crossing * chance(right, rightCrossing),
          open * (1 - crossing) * chance(right, rightOpen),
          stuck * chance(right, model.guess()));
    }
  }

  private static double chance(boolean right, double chanceRight) {
    return right ? chanceRight : 1 - chanceRight;
  }

  /// The history of a topic.
  ///
  /// @param answers how many there were
  /// @param outcomes the last eight, newest in bit 0
  static int history(int answers, int outcomes) {
    int bit = 1 << Math.min(answers, LENGTH);
    return bit | (outcomes & (bit - 1));
  }

  /// The history with one more answer.
  static int next(int history, boolean right) {
    int longer = history << 1 | (right ? 1 : 0);
    return history < FULL ? longer : FULL | (longer & (FULL - 1));
  }

  /// Whether the history holds as many answers as any does.
  static boolean isFull(int history) {
    return history >= FULL;
  }

  /// What an event of that chance costs: its logarithm, negated, in [#STEPS].
  static int cost(double chance) {
    return (int) Math.rint(-STEPS * StrictMath.log(chance));
  }

  /// What the history costs.
  static int cost(int history, int model) {
    return COST[history * MODELS + model];
  }

  /// Chance that the topic is known after the history.
  static float known(int history, int model) {
    return KNOWN[history * MODELS + model];
  }

  /// Chance that the topic is not known after the history although practice works.
  static float open(int history, int model) {
    return OPEN[history * MODELS + model];
  }

  /// Chance that it is not known because practice leads nowhere.
  static float stuck(int history, int model) {
    return STUCK[history * MODELS + model];
  }

  /// The number of the practice that follows the history, counted from 1.
  static int practice(int history) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(history);
  }

  /// [AnswerModel#crossing] of a practice that follows a history.
  static double crossing(int practice, int model) {
    return CROSSING[practice * MODELS + model];
  }

  /// [AnswerModel#rightLearning] of a practice that follows a history.
  static double rightLearning(int practice, int model) {
    return RIGHT_LEARNING[practice * MODELS + model];
  }

  /// Chance of a wrong answer on a topic that is known.
  static float slip(int model) {
    return SLIP[model];
  }

  /// Chance that the next answer is right although the topic is not known.
  static float rightUnknown(int history, int model) {
    return RIGHT_UNKNOWN[history * MODELS + model];
  }
}
