package dev.waymark.simulator.policy;

import java.time.Instant;

/// Chooses what one learner does next, by position in the learner's scope.
public interface TeachingPolicy {
  /// Nothing is left to suggest.
  int NOTHING = -1;

  /// The topic to practise, or [#NOTHING].
  int next(Instant at);

  /// What came of it.
  void observe(int position, boolean correct, Instant at);
}
