package dev.waymark.engine.recommendation;

/// What a step is for.
public enum StepKind {
  /// A topic not yet met.
  LEARN,
  /// A topic begun and not yet mastered.
  PRACTISE,
  /// A topic once mastered that is about to be forgotten, or to be made sure of at the end.
  REVIEW,
  /// A prerequisite that recent failures point at.
  REMEDIATE
}
