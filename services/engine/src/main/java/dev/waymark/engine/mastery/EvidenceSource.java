package dev.waymark.engine.mastery;

/// What the mastery of a topic rests on.
public enum EvidenceSource {
  /// What is to be expected of anyone.
  NONE,
  /// Events on related topics only.
  INFERRED,
  /// Events on the topic itself.
  DIRECT
}
