package dev.waymark.curriculum.layout;

import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.Inclusion;
import dev.waymark.engine.graph.Prerequisite;
import dev.waymark.engine.graph.Roadmap;
import dev.waymark.engine.graph.Section;
import dev.waymark.engine.graph.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The topics that a roadmap lists and the prerequisites between them. The curriculum may be wrong:
/// of what is there twice the first counts, what is not there is left out, and so is that a topic
/// requires itself.
final class ListedTopics {
  private final List<List<Topic>> bySection = new ArrayList<>();
  private final Map<String, Integer> sectionOf = new LinkedHashMap<>();
  private final List<Prerequisite> prerequisites = new ArrayList<>();

  ListedTopics(Curriculum curriculum, Roadmap roadmap) {
    Map<String, Topic> topics = new HashMap<>();
    curriculum.topics().forEach(topic -> topics.putIfAbsent(topic.id(), topic));
    for (Section section : roadmap.sections()) {
      List<Topic> listed = new ArrayList<>();
      for (Inclusion inclusion : section.topics()) {
        Topic topic = topics.get(inclusion.topicId());
        if (topic != null && sectionOf.putIfAbsent(topic.id(), bySection.size()) == null) {
          listed.add(topic);
        }
      }
      bySection.add(listed);
    }
    addPrerequisites(curriculum);
  }

  private record Pair(String topicId, String requiredTopicId) {}

  private void addPrerequisites(Curriculum curriculum) {
    Set<Pair> met = new HashSet<>();
    for (Prerequisite edge : curriculum.prerequisites()) {
      if (sectionOf.containsKey(edge.topicId())
          && sectionOf.containsKey(edge.requiredTopicId())
          && !edge.topicId().equals(edge.requiredTopicId())
          && met.add(new Pair(edge.topicId(), edge.requiredTopicId()))) {
        prerequisites.add(edge);
      }
    }
  }

  /// The topics of a section, in the author's order.
  List<Topic> of(int section) {
    return bySection.get(section);
  }

  /// In the order of the curriculum.
  List<Prerequisite> prerequisites() {
    return prerequisites;
  }

  /// The prerequisites with both ends in one section, by its index.
  Map<Integer, List<Prerequisite>> within() {
    Map<Integer, List<Prerequisite>> within = new HashMap<>();
    for (Prerequisite edge : prerequisites) {
      int section = sectionOf.getOrDefault(edge.topicId(), -1);
      if (section == sectionOf.getOrDefault(edge.requiredTopicId(), -2)) {
        within.computeIfAbsent(section, _ -> new ArrayList<>()).add(edge);
      }
    }
    return within;
  }
}
