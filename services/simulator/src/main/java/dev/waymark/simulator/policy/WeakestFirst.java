package dev.waymark.simulator.policy;

import java.time.Instant;
import java.util.Arrays;

/// The topic with the lowest mastery by Bayesian knowledge tracing, one topic apart from the other,
/// until it reaches 0.95: the choice that OATutor makes among the skills of a lesson.
final class WeakestFirst implements TeachingPolicy {
  private static final double PRIOR = 0.1;
  private static final double SLIP = 0.1;
  private static final double GUESS = 0.2;
  private static final double LEARN = 0.1;
  private static final double ENOUGH = 0.95;

  private final double[] known;

  WeakestFirst(int topics) {
    known = new double[topics];
    Arrays.fill(known, PRIOR);
  }

  @Override
  public int next(Instant at) {
    int weakest = 0;
    for (int p = 1; p < known.length; p++) {
      if (known[p] < known[weakest]) {
        weakest = p;
      }
    }
    return known[weakest] < ENOUGH ? weakest : NOTHING;
  }

  @Override
  public void observe(int position, boolean correct, Instant at) {
    double p = known[position];
    double whenKnown = p * (correct ? 1 - SLIP : SLIP);
    double whenNot = (1 - p) * (correct ? GUESS : 1 - GUESS);
    double now = whenKnown / (whenKnown + whenNot);
    known[position] = now + (1 - now) * LEARN;
  }
}
