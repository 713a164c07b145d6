package dev.waymark.engine.graph;

/// What sort of thing a topic is.
public enum TopicKind {
  CONCEPT,
  SKILL,
  TOOL,
  ACTIVITY,
  HABIT
}
