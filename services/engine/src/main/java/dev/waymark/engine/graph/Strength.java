package dev.waymark.engine.graph;

/// How much a topic needs its prerequisite.
public enum Strength {
  /// The topic is never suggested before the prerequisite is ready.
  HARD,
  /// The topic goes better after the prerequisite.
  SOFT
}
