package dev.waymark.engine.recommendation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Next steps, best first, and what they were computed from.
///
/// @param noSteps why there is none; `null` with steps
public record NextStepsAnswer(
    List<Step> steps,
    String graphRelease,
    String modelVersion,
    String policyVersion,
    Instant asOf,
    @Nullable NoSteps noSteps) {
  public NextStepsAnswer {
    steps = List.copyOf(steps);
  }
}
