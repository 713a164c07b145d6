package dev.waymark.simulator.policy;

import dev.waymark.engine.graph.GoalScope;
import dev.waymark.simulator.learner.LearnerKind;
import dev.waymark.simulator.learner.SimulatedLearner;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Knows the kind of learner, with every parameter, but sees only answers, as everybody outside a
/// simulation does: what can be expected of a policy that need not find out how learners learn. It
/// is no strict bound: it looks one step ahead, and a finite sample wears out over many topics.
///
/// It holds a sample of learners that may be this one (a particle filter), and takes the step that
/// the [GreedyOracle] would think best of on average over them.
final class InformedObserver implements TeachingPolicy {
  /// Larger scopes would take too long.
  static final int MAX_TOPICS = 110;

  private static final int SAMPLE = 300;
  private static final double SECONDS_A_DAY = 86_400;

  private final SplittableRandom random;
  private SimulatedLearner[] sample = new SimulatedLearner[SAMPLE];
  private final double[] weights = new double[SAMPLE];
  private final GoalScope scope;
  private final Instant start;

  InformedObserver(LearnerKind kind, GoalScope scope, Instant start, long seed) {
    this.scope = scope;
    this.start = start;
    random = new SplittableRandom(~seed);
    Arrays.setAll(sample, _ -> new SimulatedLearner(kind, scope, random.nextLong()));
    Arrays.fill(weights, 1.0 / SAMPLE);
  }

  @Override
  public int next(Instant at) {
    double[] worth = new double[scope.size()];
    for (int i = 0; i < SAMPLE; i++) {
      sample[i].waitUntil(Duration.between(start, at).toSeconds() / SECONDS_A_DAY);
      for (int p = 0; p < worth.length; p++) {
        worth[p] += weights[i] * GreedyOracle.worth(sample[i], p);
      }
    }
    int best = NOTHING;
    for (int p = 0; p < worth.length; p++) {
      if (worth[p] > 0 && (best == NOTHING || worth[p] > worth[best])) {
        best = p;
      }
    }
    return best;
  }

  @Override
  public void observe(int position, boolean correct, Instant at) {
    double sum = 0;
    for (int i = 0; i < SAMPLE; i++) {
      double right = sample[i].chanceToAnswer(position);
      weights[i] *= correct ? right : 1 - right;
      sum += weights[i];
    }
    double squares = 0;
    for (int i = 0; i < SAMPLE; i++) {
      weights[i] = sum == 0 ? 1.0 / SAMPLE : weights[i] / sum;
      squares += weights[i] * weights[i];
    }
    if (1 / squares < SAMPLE / 2.0) {
      resample();
    }
  }

  /// Draws anew by weight, at even distances.
  private void resample() {
    var drawn = new SimulatedLearner[SAMPLE];
    double at = random.nextDouble() / SAMPLE;
    double sum = 0;
    int next = 0;
    for (int i = 0; i < SAMPLE; i++) {
      sum += weights[i];
      while (next < SAMPLE && (at < sum || i == SAMPLE - 1)) {
        drawn[next++] = sample[i].copy(random.nextLong());
        at += 1.0 / SAMPLE;
      }
    }
    sample = drawn;
    Arrays.fill(weights, 1.0 / SAMPLE);
  }
}
