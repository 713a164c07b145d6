package dev.waymark.engine.graph;

/// The topics of some goals, or the name in the goals that the graph does not know.
public sealed interface ScopeResult {
  record Found(GoalScope scope) implements ScopeResult {}

  record UnknownRoadmap(String roadmapId) implements ScopeResult {}

  record UnknownTopic(String topicId) implements ScopeResult {}
}
