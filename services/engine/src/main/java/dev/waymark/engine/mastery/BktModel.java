package dev.waymark.engine.mastery;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.LearnerTotals;
import java.time.Instant;
import java.util.Arrays;

/// Bayesian knowledge tracing (Corbett and Anderson, 1994) on a graph, for when nothing has been
/// trained.
///
/// Two passes over the scope: from dependents to prerequisites, what is shown on a topic speaks for
/// what it requires; from prerequisites to dependents, a topic is as likely as its least known
/// prerequisite allows.
public final class BktModel implements MasteryModel {
  private static final double LEAST_PRIOR = 0.05;
  private static final double STRONGEST_MESSAGE = 4;
  private static final double SOFT_SHARE = 0.5;

  private final BktParameters parameters;

  public BktModel() {
    this(BktParameters.STANDARD);
  }

  public BktModel(BktParameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public String version() {
    return "bkt-1";
  }

  @Override
  public Mastery estimate(LearnerState given, GoalScope scope, Instant at, int... assumed) {
    LearnerState state = given.on(scope.graph());
    int n = scope.size();
    int[] rows = new int[n];
    Arrays.fill(rows, -1);
    for (int row = 0; row < state.size(); row++) {
      int position = scope.positionOf(state.topicOf(row));
      if (position >= 0) {
        rows[position] = row;
      }
    }
    boolean[] certain = new boolean[n];
    for (int topic : assumed) {
      if (scope.positionOf(topic) >= 0) {
        certain[scope.positionOf(topic)] = true;
      }
    }
    double prior = prior(state.totals());
    double[] support = new double[n];
    double[] doubt = new double[n];
    tellPrerequisites(state, scope, rows, certain, prior / (1 - prior), support, doubt);

    double[] known = new double[n];
    double[] recall = new double[n];
    boolean[] inferred = new boolean[n];
    Adjacency prerequisites = scope.prerequisites();
    for (int p = 0; p < n; p++) {
      double fence = 1;
      for (int e = prerequisites.begin(p); e < prerequisites.end(p); e++) {
        int r = prerequisites.target(e);
        boolean hard = e < prerequisites.hardEnd(p);
        fence = Math.min(fence, hard ? known[r] : 1 - SOFT_SHARE + SOFT_SHARE * known[r]);
        inferred[p] |= inferred[r] || rows[r] >= 0;
      }
      inferred[p] |= support[p] > 0 || doubt[p] < 0;
      double before = prior * (parameters.unready() + (1 - parameters.unready()) * fence);
      double odds = before / (1 - before) * Math.exp(Math.sqrt(support[p]) + doubt[p]);
      recall[p] = 1;
      known[p] = odds / (1 + odds);
      if (rows[p] >= 0) {
        double withEvidence = state.factorOf(rows[p]) * odds + state.learnedOf(rows[p]);
        double now = withEvidence / (1 + withEvidence);
        if (now > known[p] && state.refreshedSecondOf(rows[p]) > 0) {
          recall[p] =
              state.recallOf(rows[p], state.refreshedSecondOf(rows[p]), at.getEpochSecond());
        }
        known[p] = now > known[p] ? known[p] + (now - known[p]) * recall[p] : now;
      }
      if (certain[p]) {
        known[p] = 1;
      }
    }
    return new Mastery(
        state, scope, at, rows, known, recall, inferred, parameters.slip(), parameters.guess());
  }

  /// The prior, moved toward what the learner's first answers on topics say of them.
  private double prior(LearnerTotals totals) {
    double informed = 1 - parameters.slip() - parameters.guess();
    double shown =
        (totals.firstSuccesses() - totals.firstAttempts() * parameters.guess()) / informed;
    double mean =
        (parameters.prior() * parameters.priorStrength() + shown)
            / (parameters.priorStrength() + totals.firstAttempts());
    return Math.clamp(mean, LEAST_PRIOR, parameters.mostPrior());
  }

  private void tellPrerequisites(
      LearnerState state,
      GoalScope scope,
      int[] rows,
      boolean[] certain,
      double priorOdds,
      double[] support,
      double[] doubt) {
    Adjacency prerequisites = scope.prerequisites();
    for (int p = scope.size() - 1; p >= 0; p--) {
      boolean silent = rows[p] < 0 && support[p] == 0 && doubt[p] == 0 && !certain[p];
      if (silent || prerequisites.begin(p) == prerequisites.end(p)) {
        continue;
      }
      double ratio = Math.exp(Math.sqrt(support[p]) + doubt[p]);
      if (rows[p] >= 0) {
        ratio *= state.factorOf(rows[p]) + state.learnedOf(rows[p]) / priorOdds;
      }
      double message =
          certain[p]
              ? STRONGEST_MESSAGE
              : Math.min(STRONGEST_MESSAGE, Math.log1p(parameters.transfer() * (ratio - 1)));
      if (rows[p] >= 0 && !certain[p]) {
        message += state.recentFailuresOf(rows[p]) * Math.log1p(-parameters.progress());
      }
      for (int e = prerequisites.begin(p); e < prerequisites.end(p); e++) {
        double told = e < prerequisites.hardEnd(p) ? message : message * SOFT_SHARE;
        int r = prerequisites.target(e);
        if (told > 0) {
          support[r] += told * told;
        } else {
          doubt[r] = Math.min(doubt[r], told);
        }
      }
    }
  }
}
