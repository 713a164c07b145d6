package dev.waymark.engine.recommendation;

import static java.util.Objects.requireNonNull;

/// A next step in short.
public record LeadingStep(String topicId, String title, StepKind kind) {
  public LeadingStep {
    requireNonNull(topicId, "topicId");
    requireNonNull(title, "title");
    requireNonNull(kind, "kind");
  }
}
