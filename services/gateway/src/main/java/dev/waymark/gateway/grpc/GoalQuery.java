package dev.waymark.gateway.grpc;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A question about one learner and one goal.
///
/// @param learnerId the learner
/// @param roadmapId the goal; null for the goals of the profile
/// @param token answer only when the events behind this consistency token count; null to answer at
///   once
public record GoalQuery(String learnerId, @Nullable String roadmapId, @Nullable String token) {

  String roadmapOrNone() {
    return Objects.requireNonNullElse(roadmapId, "");
  }

  String tokenOrNone() {
    return Objects.requireNonNullElse(token, "");
  }
}
