package dev.waymark.gateway.map;

import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.Inclusion;
import dev.waymark.engine.graph.Prerequisite;
import dev.waymark.engine.graph.Section;
import dev.waymark.engine.graph.Strength;
import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.graph.TopicKind;
import dev.waymark.gateway.answer.Requirement;
import dev.waymark.gateway.answer.Roadmap;
import dev.waymark.gateway.answer.SectionTopic;
import dev.waymark.gateway.answer.TopicSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A roadmap of the catalogue as the layout reads it: with the topics that it lists, and by name
/// those that they require besides.
///
/// @param curriculum these topics and their prerequisites
/// @param roadmap the roadmap
record PublishedRoadmap(Curriculum curriculum, dev.waymark.engine.graph.Roadmap roadmap) {

  static PublishedRoadmap of(Roadmap answer) {
    Map<String, Topic> topics = new LinkedHashMap<>();
    List<Prerequisite> prerequisites = new ArrayList<>();
    List<SectionTopic> listed =
        answer.sections().stream().flatMap(section -> section.topics().stream()).toList();
    listed.forEach(topic -> topics.put(topic.topic().topicId(), topic(topic.topic())));
    for (SectionTopic topic : listed) {
      for (Requirement required : topic.requires()) {
        topics.putIfAbsent(required.topicId(), named(required));
        prerequisites.add(
            new Prerequisite(
                topic.topic().topicId(),
                required.topicId(),
                constant(Strength.values(), required.strength(), Strength.SOFT)));
      }
    }
    var roadmap =
        new dev.waymark.engine.graph.Roadmap(
            answer.roadmap().roadmapId(),
            answer.roadmap().title(),
            Objects.requireNonNullElse(answer.roadmap().summary(), ""),
            Objects.requireNonNullElse(answer.roadmap().version(), ""),
            answer.sections().stream().map(PublishedRoadmap::section).toList());
    return new PublishedRoadmap(
        new Curriculum(List.copyOf(topics.values()), prerequisites, List.of(), List.of(roadmap)),
        roadmap);
  }

  private static Section section(dev.waymark.gateway.answer.Section section) {
    return new Section(
        section.title(),
        section.topics().stream()
            .map(topic -> new Inclusion(topic.topic().topicId(), topic.weight()))
            .toList());
  }

  private static Topic topic(TopicSummary topic) {
    return new Topic(
        topic.topicId(),
        topic.title(),
        "",
        constant(TopicKind.values(), topic.kind(), TopicKind.CONCEPT),
        topic.minutes(),
        topic.level(),
        topic.retired());
  }

  private static Topic named(Requirement topic) {
    return new Topic(topic.topicId(), topic.title(), "", TopicKind.CONCEPT, 0, 0, false);
  }

  /// The constant of that name; `otherwise` for one that is newer than this gateway.
  private static <E extends Enum<E>> E constant(E[] values, @Nullable String name, E otherwise) {
    return Arrays.stream(values)
        .filter(value -> value.name().equals(name))
        .findFirst()
        .orElse(otherwise);
  }
}
