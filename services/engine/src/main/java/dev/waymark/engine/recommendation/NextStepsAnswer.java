package dev.waymark.engine.recommendation;

import java.time.Instant;
import java.util.List;

/// Next steps, best first, and what they were computed from.
public record NextStepsAnswer(
    List<Step> steps,
    String graphRelease,
    String modelVersion,
    String policyVersion,
    Instant asOf) {
  public NextStepsAnswer {
    steps = List.copyOf(steps);
  }
}
