package dev.waymark.gateway.grpc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What next steps are asked for.
///
/// @param goal the learner, the goal and the token
/// @param limit at most this many, 1 to 50
/// @param minutes time at hand, in minutes; 0 means no limit
/// @param assumeMastered topics taken as mastered for this answer only
public record NextStepsQuery(GoalQuery goal, int limit, int minutes, List<String> assumeMastered) {

  public NextStepsQuery {
    assumeMastered = List.copyOf(assumeMastered);
  }

  String learnerId() {
    return goal.learnerId();
  }

  String roadmapId() {
    return goal.roadmapOrNone();
  }

  @Nullable String token() {
    return goal.token();
  }
}
