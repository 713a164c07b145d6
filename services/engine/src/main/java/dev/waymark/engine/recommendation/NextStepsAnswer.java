package dev.waymark.engine.recommendation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Next steps, best first, and what they were computed from.
///
/// @param share how much of the goal is done, whatever the query assumes
/// @param noSteps why there is none; `null` with steps
public record NextStepsAnswer(
    List<Step> steps,
    String graphRelease,
    String modelVersion,
    String policyVersion,
    Instant asOf,
    GoalShare share,
    @Nullable NoSteps noSteps) {
  public NextStepsAnswer {
    steps = List.copyOf(steps);
  }
}
