package dev.waymark.engine.mastery;

import static dev.waymark.engine.mastery.LogisticFeature.*;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.LearnerTotals;
import java.time.Instant;
import java.util.Arrays;

/// Computes the features of [LogisticModel]: for the model that serves and for the trainer that
/// fits it, so that both see the same numbers to the last bit.
public final class LogisticFeatures {
  private static final double HOUR = 3600;
  private static final double DAY = 24 * HOUR;

  /// Chance to know a topic that evidence starts from.
  static final double KNOWN_BEFORE = 0.15;

  private static final double ODDS_BEFORE = KNOWN_BEFORE / (1 - KNOWN_BEFORE);

  private static final double[] LOG_1P = new double[1024];

  static {
    for (int n = 0; n < LOG_1P.length; n++) {
      LOG_1P[n] = Math.log1p(n);
    }
  }

  private LogisticFeatures() {}

  /// Fills one row: every [LogisticFeature] at its place. Takes time in the number of features and
  /// of the topic's neighbours.
  ///
  /// @param topic index in the state's graph
  /// @param row of at least as many values as there are features
  public static void fill(LearnerState state, int topic, Instant at, double[] row) {
    Arrays.fill(row, 0, LogisticWeights.FEATURES.size(), 0);
    learner(state.totals(), row);
    own(state, state.rowOf(topic), at.getEpochSecond(), row);
    PrerequisiteGraph graph = state.graph();
    neighbours(state, graph.prerequisites(), topic, REQUIRED_SUCCESSES.place(), true, row);
    neighbours(state, graph.dependents(), topic, DEPENDENT_SUCCESSES.place(), false, row);
  }

  static void learner(LearnerTotals totals, double[] row) {
    int right = totals.successes();
    row[LEARNER_SUCCESSES.place()] = Math.log1p(right);
    row[LEARNER_FAILURES.place()] = Math.log1p(totals.attempts() - right);
    row[LEARNER_MEAN.place()] = (right + 2.5) / (totals.attempts() + 5);
    row[LEARNER_FIRST_MEAN.place()] =
        (totals.firstSuccesses() + 1.0) / (totals.firstAttempts() + 2);
    row[LEARNER_LAPSES.place()] = totals.lapses() / (totals.repeats() + 4.0);
  }

  private static void own(LearnerState state, int r, long second, double[] row) {
    row[KNOWN.place()] = r < 0 ? KNOWN_BEFORE : known(state, r);
    if (r < 0) {
      return;
    }
    int right = state.successesOf(r);
    int wrong = state.attemptsOf(r) - right;
    row[SUCCESSES.place()] = log1p(right);
    row[FAILURES.place()] = log1p(wrong);
    row[SUCCEEDED.place()] = right > 0 ? 1 : 0;
    row[FAILED.place()] = wrong > 0 ? 1 : 0;
    double[] recent = RecentOutcomes.of(outcomes(state, r));
    System.arraycopy(recent, 0, row, RecentOutcomes.FIRST.place(), recent.length);
    row[EVIDENCE.place()] = evidence(state, r);
    long refreshed = state.refreshedSecondOf(r);
    if (refreshed > 0) {
      double recall = state.recallOf(r, refreshed, second);
      double passed = Math.max(0, second - refreshed);
      row[KNOWN_LEFT.place()] = Math.max(0, row[KNOWN.place()] - KNOWN_BEFORE) * recall;
      row[RECALL.place()] = recall;
      row[SUCCESSES_LEFT.place()] = log1p(right) * recall;
      row[WITHIN_HOUR.place()] = HOUR / (HOUR + passed);
      row[WITHIN_DAY.place()] = DAY / (DAY + passed);
      row[WITHIN_WEEK.place()] = 7 * DAY / (7 * DAY + passed);
      row[WITHIN_MONTH.place()] = 30 * DAY / (30 * DAY + passed);
    }
    flags(state.isStarted(r), state.isCompleted(r), state.selfAssessedOf(r), row);
  }

  private static void flags(boolean started, boolean completed, int selfAssessed, double[] row) {
    row[STARTED.place()] = started ? 1 : 0;
    row[COMPLETED.place()] = completed ? 1 : 0;
    row[SELF_FAMILIAR.place()] = selfAssessed >= 2 ? 1 : 0;
    row[SELF_KNOWN.place()] = selfAssessed == 3 ? 1 : 0;
    row[SELF_UNKNOWN.place()] = selfAssessed == 1 ? 1 : 0;
  }

  /// Means of ln(1 + right), ln(1 + wrong) and chances to know, then the least or the greatest
  /// chance.
  private static void neighbours(
      LearnerState state, Adjacency edges, int topic, int first, boolean least, double[] row) {
    int count = edges.hardEnd(topic) - edges.begin(topic);
    if (count == 0) {
      row[first + 2] = KNOWN_BEFORE;
      row[first + 3] = KNOWN_BEFORE;
      return;
    }
    row[first + 3] = least ? 1 : 0;
    for (int e = edges.begin(topic); e < edges.hardEnd(topic); e++) {
      int r = state.rowOf(edges.target(e));
      double known = KNOWN_BEFORE;
      if (r >= 0) {
        row[first] += log1p(state.successesOf(r));
        row[first + 1] += log1p(state.attemptsOf(r) - state.successesOf(r));
        known = known(state, r);
      }
      row[first + 2] += known;
      row[first + 3] = least ? Math.min(row[first + 3], known) : Math.max(row[first + 3], known);
    }
    for (int j = first; j < first + 3; j++) {
      row[j] /= count;
    }
  }

  /// ln(1 + n).
  static double log1p(int n) {
    return n < LOG_1P.length ? LOG_1P[n] : Math.log1p(n);
  }

  /// The key of [RecentOutcomes] of a row.
  static int outcomes(LearnerState state, int row) {
    return RecentOutcomes.key(state.attemptsOf(row), state.outcomesOf(row));
  }

  /// Chance to know the topic of a row by its own events.
  static double known(LearnerState state, int row) {
    double odds = state.factorOf(row) * ODDS_BEFORE + state.learnedOf(row);
    return odds / (1 + odds);
  }

  /// Log-odds that the events of a row add; 0 for none.
  static double evidence(LearnerState state, int row) {
    return Math.log(state.factorOf(row) + state.learnedOf(row) / ODDS_BEFORE);
  }
}
