package dev.waymark.recommender.grpc;

import dev.waymark.engine.graph.GoalScope;
import java.util.List;

/// What an answer aims for.
///
/// @param scope its topics
/// @param gone ids of the roadmaps and topics among the goals of the profile that are not published
///   any more; empty when the request names a roadmap
record RequestedGoal(GoalScope scope, List<String> gone) {
  RequestedGoal {
    gone = List.copyOf(gone);
  }
}
