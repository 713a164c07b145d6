package dev.waymark.gateway.grpc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What next steps are asked for.
///
/// @param goal the learner, the goal and the token
/// @param limit at most this many, 1 to 50
/// @param minutes time at hand, in minutes; 0 means no limit
/// @param assumeMastered topics taken as mastered for this answer only
/// @param maxLevel leave out topics above it, 1 to 5; 0 for none
/// @param access accepted access of resources, by the names of the contract; empty for the
///   profile's, as are the next two
/// @param resourceTypes preferred types of resources
/// @param languages accepted languages of resources, best first
/// @param exclude topics that are not wanted among the steps
/// @param resources at most this many resources a step
/// @param withReasons whether to tell why
public record NextStepsQuery(
    GoalQuery goal,
    int limit,
    int minutes,
    List<String> assumeMastered,
    int maxLevel,
    List<String> access,
    List<String> resourceTypes,
    List<String> languages,
    List<String> exclude,
    int resources,
    boolean withReasons) {

  public NextStepsQuery {
    assumeMastered = List.copyOf(assumeMastered);
    access = List.copyOf(access);
    resourceTypes = List.copyOf(resourceTypes);
    languages = List.copyOf(languages);
    exclude = List.copyOf(exclude);
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
