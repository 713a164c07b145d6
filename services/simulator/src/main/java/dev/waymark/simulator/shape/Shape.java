package dev.waymark.simulator.shape;

import dev.waymark.engine.graph.Goal;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.ScopeResult;
import java.util.List;

/// A graph with the roadmap that leads through it.
///
/// @param name short, for tables
public record Shape(String name, PrerequisiteGraph graph, String roadmapId) {
  /// Everything that the roadmap needs.
  public GoalScope roadmap() {
    return scope(new Goal.RoadmapGoal(roadmapId));
  }

  /// What one topic needs.
  public GoalScope topic(int topic) {
    return scope(new Goal.TopicsGoal(List.of(graph.topic(topic).id())));
  }

  private GoalScope scope(Goal goal) {
    return switch (graph.scope(List.of(goal))) {
      case ScopeResult.Found(GoalScope scope) -> scope;
      case ScopeResult.UnknownRoadmap _, ScopeResult.UnknownTopic _ ->
          throw new IllegalStateException("the graph lacks its own topics: " + name);
    };
  }
}
