package dev.waymark.engine.path;

import static java.util.Objects.requireNonNull;

import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.learner.LearnerState;
import java.time.Instant;

/// A question for a path.
///
/// @param minutesPerWeek study time, 1 to 10080
/// @param budgetMinutes plan only the most valuable part that fits; 0: everything
public record PathQuery(
    LearnerState state, GoalScope scope, Instant at, int minutesPerWeek, int budgetMinutes) {
  public PathQuery {
    requireNonNull(state, "state");
    requireNonNull(scope, "scope");
    requireNonNull(at, "at");
    if (minutesPerWeek < 1 || minutesPerWeek > 10_080) {
      throw new IllegalArgumentException("minutesPerWeek must be 1 to 10080");
    }
    if (budgetMinutes < 0) {
      throw new IllegalArgumentException("budgetMinutes must be at least 0");
    }
  }
}
