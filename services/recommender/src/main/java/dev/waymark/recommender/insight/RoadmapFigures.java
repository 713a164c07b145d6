package dev.waymark.recommender.insight;

import java.util.List;

/// How learners stand on a roadmap.
///
/// @param aiming how many of all learners have it among the goals of their profile
/// @param topics in the roadmap's order
public record RoadmapFigures(long aiming, List<TopicFigures> topics) {
  public RoadmapFigures {
    topics = List.copyOf(topics);
  }
}
