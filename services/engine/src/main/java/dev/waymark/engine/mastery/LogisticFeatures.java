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

  /// Odds of knowing a topic that evidence is measured against.
  private static final double ODDS_BEFORE = 0.15 / 0.85;

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
    neighbours(state, graph.prerequisites(), topic, REQUIRED_SUCCESSES.place(), row);
    neighbours(state, graph.dependents(), topic, DEPENDENT_SUCCESSES.place(), row);
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
    if (r < 0) {
      return;
    }
    int right = state.successesOf(r);
    int wrong = state.attemptsOf(r) - right;
    double evidence = evidence(state, r);
    row[SUCCESSES.place()] = log1p(right);
    row[FAILURES.place()] = log1p(wrong);
    row[SUCCEEDED.place()] = right > 0 ? 1 : 0;
    row[FAILED.place()] = wrong > 0 ? 1 : 0;
    double[] recent = RecentOutcomes.of(outcomes(state, r));
    System.arraycopy(recent, 0, row, RecentOutcomes.FIRST.place(), recent.length);
    row[EVIDENCE.place()] = evidence;
    long refreshed = state.refreshedSecondOf(r);
    if (refreshed > 0) {
      double recall = state.recallOf(r, refreshed, second);
      double passed = Math.max(0, second - refreshed);
      row[EVIDENCE_LEFT.place()] = Math.max(0, evidence) * recall;
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

  private static void neighbours(
      LearnerState state, Adjacency edges, int topic, int first, double[] row) {
    int count = edges.hardEnd(topic) - edges.begin(topic);
    if (count == 0 || state.size() == 0) {
      return;
    }
    for (int e = edges.begin(topic); e < edges.hardEnd(topic); e++) {
      int r = state.rowOf(edges.target(e));
      if (r >= 0) {
        row[first] += log1p(state.successesOf(r));
        row[first + 1] += log1p(state.attemptsOf(r) - state.successesOf(r));
        row[first + 2] += evidence(state, r);
      }
    }
    row[first] /= count;
    row[first + 1] /= count;
    row[first + 2] /= count;
  }

  /// ln(1 + n).
  static double log1p(int n) {
    return n < LOG_1P.length ? LOG_1P[n] : Math.log1p(n);
  }

  /// The key of [RecentOutcomes] of a row.
  static int outcomes(LearnerState state, int row) {
    return RecentOutcomes.key(state.attemptsOf(row), state.outcomesOf(row));
  }

  /// Log-odds that the events of a row add; 0 for none.
  static double evidence(LearnerState state, int row) {
    return Math.log(state.factorOf(row) + state.learnedOf(row) / ODDS_BEFORE);
  }
}
