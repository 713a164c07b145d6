package dev.waymark.recommender.grpc;

import dev.waymark.catalog.v1.Access;
import dev.waymark.catalog.v1.Requirement;
import dev.waymark.catalog.v1.Resource;
import dev.waymark.catalog.v1.ResourceType;
import dev.waymark.catalog.v1.RoadmapSummary;
import dev.waymark.catalog.v1.Strength;
import dev.waymark.catalog.v1.Topic;
import dev.waymark.catalog.v1.TopicKind;
import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.Inclusion;
import dev.waymark.engine.graph.Lesson;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.Roadmap;
import dev.waymark.engine.graph.Section;
import java.util.ArrayList;
import java.util.List;

/// The engine's curriculum as messages.
final class CatalogWire {
  private CatalogWire() {}

  static Topic topic(dev.waymark.engine.graph.Topic topic) {
    return Topic.newBuilder()
        .setTopicId(topic.id())
        .setTitle(topic.title())
        .setSummary(topic.summary())
        .setKind(TopicKind.valueOf(topic.kind().name()))
        .setMinutes(topic.minutes())
        .setLevel(topic.level())
        .setRetired(topic.retired())
        .build();
  }

  /// The topics at the other end of a topic's edges, HARD before SOFT, then by id.
  static List<Requirement> requirements(PrerequisiteGraph graph, Adjacency edges, int topic) {
    List<Requirement> found = new ArrayList<>();
    for (int e = edges.begin(topic); e < edges.end(topic); e++) {
      var other = graph.topic(edges.target(e));
      if (other.retired()) {
        continue;
      }
      found.add(
          Requirement.newBuilder()
              .setTopicId(other.id())
              .setTitle(other.title())
              .setStrength(e < edges.hardEnd(topic) ? Strength.HARD : Strength.SOFT)
              .build());
    }
    return found;
  }

  static Resource resource(Lesson lesson) {
    var resource = lesson.resource();
    return Resource.newBuilder()
        .setResourceId(resource.id())
        .setTitle(resource.title())
        .setAuthor(resource.author())
        .setUrl(resource.url())
        .setType(ResourceType.valueOf(resource.type().name()))
        .setAccess(Access.valueOf(resource.access().name()))
        .setLanguage(resource.language())
        .setMinutes(resource.minutes())
        .setLevel(resource.level())
        .setCoverage(lesson.teaching().coverage())
        .setPart(lesson.teaching().part())
        .setPartMinutes(lesson.teaching().minutes())
        .build();
  }

  static RoadmapSummary summary(PrerequisiteGraph graph, Roadmap roadmap) {
    int topics = 0;
    int minutes = 0;
    for (Section section : roadmap.sections()) {
      topics += section.topics().size();
      for (Inclusion inclusion : section.topics()) {
        minutes += graph.topic(graph.indexOf(inclusion.topicId())).minutes();
      }
    }
    return RoadmapSummary.newBuilder()
        .setRoadmapId(roadmap.id())
        .setTitle(roadmap.title())
        .setSummary(roadmap.summary())
        .setVersion(roadmap.version())
        .setTopicCount(topics)
        .setSectionCount(roadmap.sections().size())
        .setMinutes(minutes)
        .build();
  }
}
