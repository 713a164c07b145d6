package dev.waymark.curriculum.authoring;

import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.Prerequisite;
import dev.waymark.engine.graph.Strength;
import java.util.ArrayList;
import java.util.List;

/// Everything that was read, in the order of the files. It may be wrong in every way; ids are
/// always there.
public record Draft(
    List<DraftTopic> topics, List<DraftResource> resources, List<DraftRoadmap> roadmaps) {
  public Draft {
    topics = List.copyOf(topics);
    resources = List.copyOf(resources);
    roadmaps = List.copyOf(roadmaps);
  }

  /// What the engine makes of it, places left out.
  public Curriculum curriculum() {
    List<Prerequisite> prerequisites = new ArrayList<>();
    for (DraftTopic topic : topics) {
      for (Reference required : topic.hard()) {
        prerequisites.add(new Prerequisite(topic.id(), required.topicId(), Strength.HARD));
      }
      for (Reference required : topic.soft()) {
        prerequisites.add(new Prerequisite(topic.id(), required.topicId(), Strength.SOFT));
      }
    }
    return new Curriculum(
        topics.stream().map(DraftTopic::topic).toList(),
        prerequisites,
        resources.stream().map(DraftResource::resource).toList(),
        roadmaps.stream().map(DraftRoadmap::roadmap).toList());
  }
}
