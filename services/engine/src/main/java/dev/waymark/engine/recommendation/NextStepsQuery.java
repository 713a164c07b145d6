package dev.waymark.engine.recommendation;

import static java.util.Objects.requireNonNull;

import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.Profile;
import java.time.Instant;
import java.util.List;

/// A question for next steps.
///
/// @param profile preferences; its goals and weekly minutes play no part
/// @param limit at most this many steps, 1 to 550: 50, and 500 that the caller leaves out
/// @param minutes time at hand; 0: no limit
/// @param assumeMastered ids of topics taken as mastered for this answer; at most 500, all known to
///   the graph
public record NextStepsQuery(
    LearnerState state,
    GoalScope scope,
    Instant at,
    Profile profile,
    int limit,
    int minutes,
    List<String> assumeMastered,
    int maxLevel) {
  private static final int MAX_LIMIT = 550;

  public NextStepsQuery {
    requireNonNull(state, "state");
    requireNonNull(scope, "scope");
    requireNonNull(at, "at");
    requireNonNull(profile, "profile");
    assumeMastered = List.copyOf(assumeMastered);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT);
    }
    if (minutes < 0) {
      throw new IllegalArgumentException("minutes must be at least 0");
    }
    if (maxLevel < 1 || maxLevel > 5) {
      throw new IllegalArgumentException("maxLevel must be 1 to 5");
    }
    for (String id : assumeMastered) {
      if (scope.graph().indexOf(id) < 0) {
        throw new IllegalArgumentException("assumeMastered names an unknown topic: " + id);
      }
    }
  }

  /// Of any level.
  public NextStepsQuery(
      LearnerState state,
      GoalScope scope,
      Instant at,
      Profile profile,
      int limit,
      int minutes,
      List<String> assumeMastered) {
    this(state, scope, at, profile, limit, minutes, assumeMastered, 5);
  }

  /// Without preferences or assumptions.
  public static NextStepsQuery of(LearnerState state, GoalScope scope, Instant at, int limit) {
    return new NextStepsQuery(state, scope, at, Profile.EMPTY, limit, 0, List.of());
  }

  int[] assumedTopics() {
    return assumeMastered.stream().mapToInt(scope.graph()::indexOf).toArray();
  }
}
