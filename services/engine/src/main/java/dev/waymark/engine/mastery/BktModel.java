package dev.waymark.engine.mastery;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.LearnerTotals;
import java.time.Instant;

/// Bayesian knowledge tracing (Corbett and Anderson, 1994) on a graph, for when nothing has been
/// trained.
///
/// Two passes over the scope. From dependents to prerequisites: what is shown on a topic speaks for
/// or against what it requires. From prerequisites to dependents: before any answer, a topic is as
/// likely as its least known prerequisite allows. What was known is forgotten toward that level.
public final class BktModel implements MasteryModel {
  private static final double LEAST_PRIOR = 0.05;
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
  public Mastery estimate(LearnerState state, GoalScope scope, Instant at, int... assumedMastered) {
    double prior = prior(state.totals());
    var evidence = new Evidence(state.on(scope.graph()), scope, assumedMastered);
    new Hearsay(parameters).spread(evidence);

    int n = scope.size();
    double[] known = new double[n];
    double[] recall = new double[n];
    boolean[] inferred = new boolean[n];
    long second = at.getEpochSecond();
    Adjacency prerequisites = scope.prerequisites();
    for (int p = 0; p < n; p++) {
      double fence = 1;
      boolean heard = evidence.heard(p);
      for (int e = prerequisites.begin(p); e < prerequisites.end(p); e++) {
        int r = prerequisites.target(e);
        boolean hard = e < prerequisites.hardEnd(p);
        fence = Math.min(fence, hard ? known[r] : 1 - SOFT_SHARE + SOFT_SHARE * known[r]);
        heard |= inferred[r] || evidence.rows[r] >= 0;
      }
      inferred[p] = heard;
      recall[p] = 1;
      double before = prior * (parameters.unready() + (1 - parameters.unready()) * fence);
      double odds = before / (1 - before);
      if (evidence.heard(p)) {
        odds *= evidence.factor[p];
      }
      int row = evidence.rows[p];
      known[p] =
          evidence.assumed[p]
              ? 1
              : row < 0 ? chance(odds) : direct(evidence, p, odds, second, recall);
    }
    return new Mastery(
        evidence, at, known, recall, inferred, parameters.slip(), parameters.guess());
  }

  /// Mastery by the topic's own evidence. What lifts it above the chance without that evidence
  /// fades.
  private static double direct(
      Evidence evidence, int position, double odds, long second, double[] recall) {
    int row = evidence.rows[position];
    LearnerState state = evidence.state;
    double without = chance(odds);
    double with = chance(state.factorOf(row) * odds + state.learnedOf(row));
    if (with <= without || state.refreshedSecondOf(row) == 0) {
      return with;
    }
    recall[position] = state.recallOf(row, evidence.refreshed[position], second);
    return without + (with - without) * recall[position];
  }

  private static double chance(double odds) {
    return odds / (1 + odds);
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
}
