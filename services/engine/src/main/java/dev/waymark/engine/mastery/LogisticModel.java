package dev.waymark.engine.mastery;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.LearnerTotals;
import java.time.Instant;

/// Logistic regression over a learner's statistics, in the line of Best-LR (Gervet, Koedinger,
/// Schneider and Mitchell, "When is Deep Learning the Best Approach to Knowledge Tracing?", JEDM
/// 2020) and R-PFA (Galyardt and Goldin, 2015), with counts over the graph's neighbours.
///
/// It foretells a right answer; mastery is that chance with slips and guesses taken out. What the
/// topic's own statistics add fades with recall.
public final class LogisticModel implements MasteryModel {
  private final LogisticWeights weights;
  private final double[] outcomes;

  public LogisticModel(LogisticWeights weights) {
    this.weights = weights;
    outcomes = weights.outcomes().stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  public String version() {
    return weights.version();
  }

  @Override
  public Mastery estimate(LearnerState given, GoalScope scope, Instant at, int... assumedMastered) {
    LearnerState state = given.on(scope.graph());
    var evidence = new Evidence(state, scope, assumedMastered);
    int n = scope.size();
    double[] known = new double[n];
    double[] recall = new double[n];
    boolean[] inferred = new boolean[n];
    double learner = weights.bias() + learner(state.totals());
    for (int p = 0; p < n; p++) {
      recall[p] = 1;
      double own = own(evidence, p);
      if (own > 0 && evidence.refreshed[p] > 0) {
        recall[p] = state.recallOf(evidence.rows[p], evidence.refreshed[p], at.getEpochSecond());
      }
      String id = scope.graph().topic(scope.topicAt(p)).id();
      double around = learner + weights.topics().getOrDefault(id, 0.0) + neighbours(evidence, p);
      inferred[p] = evidence.rows[p] < 0 && neighbours(evidence, p) != 0;
      known[p] = evidence.assumed[p] ? 1 : mastery(around + own * recall[p]);
    }
    return new Mastery(evidence, at, known, recall, inferred, weights.slip(), weights.guess());
  }

  private double mastery(double logOdds) {
    double success = 1 / (1 + Math.exp(-logOdds));
    return Math.clamp((success - weights.guess()) / (1 - weights.slip() - weights.guess()), 0, 1);
  }

  private double learner(LearnerTotals totals) {
    return weights.learnerSuccesses() * Math.log1p(totals.successes())
        + weights.learnerFailures() * Math.log1p(totals.attempts() - totals.successes());
  }

  private double own(Evidence evidence, int position) {
    int row = evidence.rows[position];
    if (row < 0) {
      return 0;
    }
    LearnerState state = evidence.state;
    double sum =
        weights.successes() * Math.log1p(state.successesOf(row))
            + weights.failures() * Math.log1p(state.attemptsOf(row) - state.successesOf(row));
    int answers = Math.min(outcomes.length, state.attemptsOf(row));
    for (int k = 0; k < answers; k++) {
      sum += (state.outcomesOf(row) >>> k & 1) == 1 ? outcomes[k] : -outcomes[k];
    }
    sum += state.isCompleted(row) ? weights.completed() : 0;
    return sum
        + switch (state.selfAssessedOf(row)) {
          case 1 -> weights.selfUnknown();
          case 3 -> weights.selfKnown();
          default -> 0;
        };
  }

  private double neighbours(Evidence evidence, int position) {
    GoalScope scope = evidence.scope;
    return around(
            evidence,
            scope.prerequisites(),
            position,
            weights.requiredSuccesses(),
            weights.requiredFailures())
        + around(
            evidence,
            scope.dependents(),
            position,
            weights.dependentSuccesses(),
            weights.dependentFailures());
  }

  private static double around(
      Evidence evidence, Adjacency edges, int position, double successes, double failures) {
    int count = edges.hardEnd(position) - edges.begin(position);
    double sum = 0;
    for (int e = edges.begin(position); e < edges.hardEnd(position); e++) {
      int row = evidence.rows[edges.target(e)];
      if (row >= 0) {
        int right = evidence.state.successesOf(row);
        sum +=
            successes * Math.log1p(right)
                + failures * Math.log1p(evidence.state.attemptsOf(row) - right);
      }
    }
    return count == 0 ? 0 : sum / count;
  }
}
