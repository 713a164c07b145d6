package dev.waymark.engine.graph;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// What a learner aims for.
public sealed interface Goal {
  /// Every topic of a roadmap.
  record RoadmapGoal(String roadmapId) implements Goal {
    public RoadmapGoal {
      requireNonNull(roadmapId, "roadmapId");
    }
  }

  /// Single topics, at least one.
  record TopicsGoal(List<String> topicIds) implements Goal {
    public TopicsGoal {
      topicIds = List.copyOf(topicIds);
      if (topicIds.isEmpty()) {
        throw new IllegalArgumentException("a goal of topics names at least one");
      }
    }
  }
}
