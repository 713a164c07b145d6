package dev.waymark.engine.mastery;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.LearnerState;

/// What topics tell their prerequisites: success on a topic speaks for what it requires, failure
/// against it, and practice refreshes it (implicit repetition).
///
/// The message is the likelihood ratio of the learner's answers on the topic between learners whose
/// prerequisites are there and learners who lack one. The former know the topic from the start with
/// the chance `t`, or learn it: `1 - t + t · gain + (1 - t) · learned`, in odds against not knowing
/// it. The latter do neither. Each recent failure takes `1 - progress` off, because practice
/// without prerequisites leads nowhere, and the more so the longer it goes on. Messages of several
/// dependents are not independent, so their logarithms add up in squares only.
final class EvidencePropagation {
  private static final double MAX_STRENGTH = 4;
  private static final double SOFT_SHARE = 0.5;

  /// With so many failures in all, a recent one counts as usual; with twice as many double, and so
  /// on up to [#MAX_FRUITLESS].
  private static final double FAILURES = 8;

  private static final double MAX_FRUITLESS = 12;

  /// From so many right answers in a row on the topic itself, doubt counts less.
  private static final double STEADY_FROM = 4;

  /// With so many it counts no more: what dependents fail for is then something else.
  private static final double STEADY = 8;

  /// How much older a repetition counts for each prerequisite that it is away: a week, in seconds.
  private static final long OLDER_EACH_EDGE = 7 * 86_400;

  private final BktParameters parameters;
  private final double logFruitless;
  private final long second;

  /// @param second when the learner is asked about, in seconds since 1970
  EvidencePropagation(BktParameters parameters, long second) {
    this.parameters = parameters;
    this.second = second;
    logFruitless = Math.log1p(-parameters.progress());
  }

  /// Passes messages from the last position of the scope to the first.
  void spread(EvidenceRows evidence) {
    if (evidence.more) {
      spreadFromOutside(evidence);
    }
    Adjacency prerequisites = evidence.scope.prerequisites();
    for (int p = evidence.rows.length - 1; p >= 0; p--) {
      int row = evidence.rows[p];
      boolean assumed = evidence.assumed[p];
      boolean heard = evidence.heard(p);
      if (heard) {
        evidence.factor[p] = factor(evidence.state, row, evidence.support[p], evidence.doubt[p]);
      }
      evidence.refreshed[p] = Math.max(evidence.refreshed[p], evidence.echoed[p]);
      boolean silent = row < 0 && !heard && !assumed && evidence.refreshed[p] == 0;
      if (silent || prerequisites.begin(p) == prerequisites.end(p)) {
        continue;
      }
      double message =
          assumed
              ? MAX_STRENGTH
              : message(evidence.state, row, heard ? evidence.factor[p] : 1, evidence.refreshed[p]);
      double square = message * message;
      double[] told = message > 0 ? evidence.support : evidence.doubt;
      for (int e = prerequisites.begin(p); e < prerequisites.hardEnd(p); e++) {
        int r = prerequisites.target(e);
        told[r] += square;
        evidence.echoed[r] = Math.max(evidence.echoed[r], evidence.refreshed[p] - OLDER_EACH_EDGE);
      }
      for (int e = prerequisites.hardEnd(p); e < prerequisites.end(p); e++) {
        told[prerequisites.target(e)] += square * SOFT_SHARE * SOFT_SHARE;
      }
    }
  }

  /// The same among the topics outside the scope, up to its border.
  private void spreadFromOutside(EvidenceRows evidence) {
    LearnerState state = evidence.state;
    PrerequisiteGraph graph = state.graph();
    int n = graph.size();
    int[] rows = new int[n];
    double[] support = new double[n];
    double[] doubt = new double[n];
    long[] refreshed = new long[n];
    long[] echoed = new long[n];
    long[] active = new long[(n + 63) / 64];
    for (int row = 0; row < state.size(); row++) {
      int topic = state.topicOf(row);
      rows[topic] = row + 1;
      refreshed[topic] = state.refreshedSecondOf(row);
      if (evidence.scope.positionOf(topic) < 0) {
        int place = graph.placeInOrder(topic);
        active[place >>> 6] |= 1L << place;
      }
    }
    Adjacency prerequisites = graph.prerequisites();
    for (int word = active.length - 1; word >= 0; word--) {
      while (active[word] != 0) {
        int place = (word << 6) + 63 - Long.numberOfLeadingZeros(active[word]);
        active[word] &= ~(1L << place);
        int t = graph.topicInOrder(place);
        double factor = factor(state, rows[t] - 1, support[t], doubt[t]);
        long last = Math.max(refreshed[t], echoed[t]);
        double message = message(state, rows[t] - 1, factor, last);
        long at = last - OLDER_EACH_EDGE;
        for (int e = prerequisites.begin(t); e < prerequisites.end(t); e++) {
          boolean hard = e < prerequisites.hardEnd(t);
          double square = message * message * (hard ? 1 : SOFT_SHARE * SOFT_SHARE);
          int r = prerequisites.target(e);
          int position = evidence.scope.positionOf(r);
          if (position >= 0) {
            (message > 0 ? evidence.support : evidence.doubt)[position] += square;
            if (hard) {
              evidence.echoed[position] = Math.max(evidence.echoed[position], at);
            }
          } else {
            (message > 0 ? support : doubt)[r] += square;
            if (hard) {
              echoed[r] = Math.max(echoed[r], at);
            }
            int requiredPlace = graph.placeInOrder(r);
            active[requiredPlace >>> 6] |= 1L << requiredPlace;
          }
        }
      }
    }
  }

  /// What a topic has heard, as a factor on its odds.
  ///
  /// @param row of the topic, or -1
  private static double factor(LearnerState state, int row, double support, double doubt) {
    int inARow = row < 0 ? 0 : state.rightInARow(row);
    double open = Math.clamp((STEADY - inARow) / (STEADY - STEADY_FROM), 0, 1);
    return Math.exp(Math.sqrt(support) - open * Math.sqrt(doubt));
  }

  /// The logarithm of the likelihood ratio; what the topic's own answers add to what it has heard
  /// fades as the topic is forgotten, so that they say little after years.
  ///
  /// @param factor on the odds of the topic by what it has heard itself
  /// @param refreshed when the topic was last refreshed
  private double message(LearnerState state, int row, double factor, long refreshed) {
    double passedOn = message(factor, 0, 0);
    if (row < 0) {
      return passedOn;
    }
    int failures = state.attemptsOf(row) - state.successesOf(row);
    double length = Math.clamp(failures / FAILURES, 1, MAX_FRUITLESS);
    double fruitless = state.recentFailuresOf(row) * logFruitless * length;
    double message =
        message(factor * state.factorOf(row), factor * state.learnedOf(row), fruitless);
    if (message <= passedOn) {
      return message;
    }
    return passedOn + (message - passedOn) * state.recallOf(row, refreshed, second);
  }

  private double message(double knew, double learned, double fruitless) {
    double transfer = parameters.transfer();
    double ratio = 1 - transfer + transfer * knew + (1 - transfer) * learned;
    return Math.min(MAX_STRENGTH, Math.log(ratio) + fruitless);
  }
}
