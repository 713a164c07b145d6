package dev.waymark.engine.graph;

import java.util.ArrayList;
import java.util.List;

/// What a graph still has of goals that were set when more was published.
///
/// @param goals the goals, without what is gone
/// @param gone ids of the roadmaps and topics that are not published any more
public record GoalsLeft(List<Goal> goals, List<String> gone) {
  public GoalsLeft {
    goals = List.copyOf(goals);
    gone = List.copyOf(gone);
  }

  public static GoalsLeft of(PrerequisiteGraph graph, List<Goal> goals) {
    List<Goal> left = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (Goal goal : goals) {
      switch (goal) {
        case Goal.RoadmapGoal(String id) when graph.roadmap(id).isEmpty() -> gone.add(id);
        case Goal.RoadmapGoal _ -> left.add(goal);
        case Goal.TopicsGoal(List<String> ids) -> {
          List<String> known = new ArrayList<>();
          for (String id : ids) {
            (graph.indexOf(id) < 0 ? gone : known).add(id);
          }
          if (!known.isEmpty()) {
            left.add(new Goal.TopicsGoal(known));
          }
        }
      }
    }
    return new GoalsLeft(left, gone);
  }
}
