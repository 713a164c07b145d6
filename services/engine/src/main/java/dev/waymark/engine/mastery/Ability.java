package dev.waymark.engine.mastery;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.LearnerState;

/// How far a learner had come before the first event, as far as first answers and self-assessments
/// tell: for each depth of the graph the chance to know a topic once its prerequisites are known.
///
/// A learner has one reach, from nothing to beyond the deepest topic; the chance is a logistic
/// curve of the reach less the depth (item response theory; Rasch, 1960). Reaches are in the order
/// of likelihood of every answer, so a right first answer never lowers a chance and a wrong one
/// never raises one.
///
/// A chance is only as good as the assumption that topics are known before they are met. A learner
/// who learns each topic at once answers right at first too, but only where the prerequisites are
/// practised. Answers on topics *ahead*, with a prerequisite not shown, tell the two apart; they
/// set the bound up to which the chances are believed.
///
/// What a learner came with is forgotten like what they learnt: a right first answer or "I know
/// this" counts by the square of its recall, and what is above the chance of somebody unknown by
/// that of the freshest.
final class Ability {
  /// As shares of the greatest depth; the first is a novice.
  private static final double[] REACHES = {-0.6, -0.2, 0, 0.2, 0.4, 0.6, 0.85, 1.2};

  private static final double NOVICES = 0.9;
  private static final double STEEPNESS = 10;
  private static final double MIN_SHARE = 0.03;
  private static final double SLIP = 0.1;

  /// Chance that a first answer on a topic is right that was not known before: by a guess, or
  /// because the practice before the answer taught it.
  private static final double LUCK = 0.2;

  private static final double SELF_ASSESSED = 0.6;

  private static final double MIN_BOUND = 0.45;
  private static final double MAX_BOUND = 0.95;
  private static final double TRUST = 1.6;
  private static final double TRUST_AHEAD_RIGHT = 1.2;
  private static final double TRUST_AHEAD_WRONG = -1.6;

  private static final int LEVELS = 16;
  private static final double[][] KNOWN = new double[LEVELS][REACHES.length];
  private static final double[][] RIGHT = new double[LEVELS][REACHES.length];
  private static final double[][] WRONG = new double[LEVELS][REACHES.length];
  private static final double[] BEFORE = new double[REACHES.length];

  /// The chance before any answer, by level.
  private static final double[] NOVICE = new double[LEVELS];

  static {
    for (int a = 0; a < REACHES.length; a++) {
      BEFORE[a] = StrictMath.log(a == 0 ? NOVICES : (1 - NOVICES) / (REACHES.length - 1));
      for (int level = 0; level < LEVELS; level++) {
        double distance = REACHES[a] - level / (LEVELS - 1.0);
        double chance = 1 / (1 + StrictMath.exp(-STEEPNESS * distance));
        double known = Math.clamp(chance, MIN_SHARE, 1 - MIN_SHARE);
        KNOWN[level][a] = known;
        RIGHT[level][a] = StrictMath.log(known * (1 - SLIP) + (1 - known) * LUCK);
        WRONG[level][a] = StrictMath.log(known * SLIP + (1 - known) * (1 - LUCK));
        NOVICE[level] += StrictMath.exp(BEFORE[a]) * known;
      }
    }
  }

  private final PrerequisiteGraph graph;
  private final double[] byDepth;

  /// @param second when the learner is asked about, in seconds since 1970
  Ability(LearnerState state, long second) {
    graph = state.graph();
    double[] recalls = recalls(state, second);
    double[] likely = likelihoods(state, recalls);
    // That of the freshest, so that who goes on learning is not taken for who stays away.
    double fresh = 0;
    for (double recall : recalls) {
      fresh = Math.max(fresh, recall);
    }
    double bound = bound(state);
    double[] byLevel = new double[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      double chance = 0;
      for (int a = 0; a < likely.length; a++) {
        chance += likely[a] * KNOWN[level][a];
      }
      double novice = NOVICE[level];
      double reached = Math.min(bound, chance);
      byLevel[level] = reached <= novice ? reached : novice + fresh * (reached - novice);
    }
    byDepth = new double[graph.deepest() + 1];
    for (int depth = 0; depth < byDepth.length; depth++) {
      byDepth[depth] = byLevel[level(depth)];
    }
  }

  /// Chance that the learner knew the topic from the start, given all that it requires; over 0 and
  /// below 1.
  ///
  /// @param topic the graph's index
  double chance(int topic) {
    return byDepth[graph.depth(topic)];
  }

  /// By reach, how likely it is after what the learner answered and said; sums up to 1. What speaks
  /// for the learner counts by the square of its recall, because what is nearly forgotten is little
  /// even if it is much together.
  private double[] likelihoods(LearnerState state, double[] recalls) {
    double[] likely = BEFORE.clone();
    for (int row = 0; row < state.size(); row++) {
      int level = level(graph.depth(state.topicOf(row)));
      double weight = recalls[row] * recalls[row];
      if (state.attemptsOf(row) > 0) {
        boolean right = state.isFirstRight(row);
        double counts = state.firstWeightOf(row);
        if (right) {
          add(likely, RIGHT[level], counts * weight * borneOut(state, row));
        } else {
          add(likely, WRONG[level], counts);
        }
      }
      switch (state.selfAssessedOf(row)) {
        case 1 -> add(likely, WRONG[level], SELF_ASSESSED);
        case 3 -> add(likely, RIGHT[level], SELF_ASSESSED * weight);
        default -> {}
      }
    }
    double most = Double.NEGATIVE_INFINITY;
    for (double logarithm : likely) {
      most = Math.max(most, logarithm);
    }
    double sum = 0;
    for (int a = 0; a < likely.length; a++) {
      likely[a] = Math.exp(likely[a] - most);
      sum += likely[a];
    }
    for (int a = 0; a < likely.length; a++) {
      likely[a] /= sum;
    }
    return likely;
  }

  /// By row, how much of what the learner came with is still there: the recall of a topic that was
  /// right at first or is said to be known; 0 for one that speaks for nothing.
  private static double[] recalls(LearnerState state, long second) {
    double[] recalls = new double[state.size()];
    for (int row = 0; row < recalls.length; row++) {
      boolean firstRight =
          state.attemptsOf(row) > 0 && state.isFirstRight(row) && state.firstWeightOf(row) > 0;
      if (firstRight || state.selfAssessedOf(row) == 3) {
        recalls[row] = state.recallOf(row, state.refreshedSecondOf(row), second);
      }
    }
    return recalls;
  }

  /// How far the answers since bear out a right first one: by the square of the share that was
  /// right. Who fails a topic again and again was right by luck.
  private static double borneOut(LearnerState state, int row) {
    double right = state.successesOf(row) / (double) state.attemptsOf(row);
    return right * right;
  }

  private static void add(double[] sum, double[] more, double weight) {
    for (int a = 0; a < sum.length; a++) {
      sum[a] += weight * more[a];
    }
  }

  private static double bound(LearnerState state) {
    double trust =
        TRUST
            + TRUST_AHEAD_RIGHT * state.aheadSuccesses()
            + TRUST_AHEAD_WRONG * (state.ahead() - state.aheadSuccesses());
    return MIN_BOUND + (MAX_BOUND - MIN_BOUND) / (1 + Math.exp(-trust));
  }

  private int level(int depth) {
    return depth * (LEVELS - 1) / Math.max(1, graph.deepest());
  }
}
