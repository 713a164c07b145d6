package dev.waymark.recommender.insight;

import dev.waymark.engine.statistics.PrerequisiteFigures;
import java.util.List;

/// How learners stand on a roadmap.
///
/// @param aiming how many of all learners have it among the goals of their profile
/// @param topics in the roadmap's order
/// @param prerequisites what answers say about the prerequisites among the topics
public record RoadmapFigures(
    long aiming, List<TopicFigures> topics, PrerequisiteFigures prerequisites) {
  public RoadmapFigures {
    topics = List.copyOf(topics);
  }
}
