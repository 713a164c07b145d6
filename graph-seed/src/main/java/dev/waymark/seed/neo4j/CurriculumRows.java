package dev.waymark.seed.neo4j;

import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.Inclusion;
import dev.waymark.engine.graph.Prerequisite;
import dev.waymark.engine.graph.Resource;
import dev.waymark.engine.graph.Roadmap;
import dev.waymark.engine.graph.Section;
import dev.waymark.engine.graph.Teaching;
import dev.waymark.engine.graph.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A curriculum as rows for Cypher, one for each node and relationship.
record CurriculumRows(
    List<Map<String, Object>> topics,
    List<Map<String, Object>> resources,
    List<Map<String, Object>> roadmaps,
    List<Map<String, Object>> requires,
    List<Map<String, Object>> teaches,
    List<Map<String, Object>> includes) {

  static CurriculumRows of(Curriculum curriculum) {
    return new CurriculumRows(
        curriculum.topics().stream().map(CurriculumRows::row).toList(),
        curriculum.resources().stream().map(CurriculumRows::row).toList(),
        curriculum.roadmaps().stream().map(CurriculumRows::row).toList(),
        curriculum.prerequisites().stream().map(CurriculumRows::row).toList(),
        curriculum.resources().stream().flatMap(r -> teaches(r).stream()).toList(),
        curriculum.roadmaps().stream().flatMap(m -> includes(m).stream()).toList());
  }

  private static Map<String, Object> row(Topic topic) {
    return Map.of(
        "id", topic.id(),
        "title", topic.title(),
        "summary", topic.summary(),
        "kind", topic.kind().name(),
        "minutes", topic.minutes(),
        "level", topic.level(),
        "retired", topic.retired());
  }

  private static Map<String, Object> row(Prerequisite edge) {
    return Map.of(
        "topic", edge.topicId(),
        "required", edge.requiredTopicId(),
        "strength", edge.strength().name());
  }

  private static Map<String, Object> row(Resource resource) {
    return Map.of(
        "id", resource.id(),
        "title", resource.title(),
        "author", resource.author(),
        "url", resource.url(),
        "type", resource.type().name(),
        "access", resource.access().name(),
        "language", resource.language(),
        "minutes", resource.minutes(),
        "level", resource.level());
  }

  private static Map<String, Object> row(Roadmap roadmap) {
    return Map.of(
        "id", roadmap.id(),
        "title", roadmap.title(),
        "summary", roadmap.summary(),
        "version", roadmap.version(),
        "sections", roadmap.sections().stream().map(Section::title).toList());
  }

  private static List<Map<String, Object>> teaches(Resource resource) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Teaching teaching : resource.teaches()) {
      rows.add(
          Map.of(
              "resource", resource.id(),
              "topic", teaching.topicId(),
              "coverage", teaching.coverage(),
              "minutes", teaching.minutes(),
              "part", teaching.part()));
    }
    return rows;
  }

  private static List<Map<String, Object>> includes(Roadmap roadmap) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int index = 0; index < roadmap.sections().size(); index++) {
      Section section = roadmap.sections().get(index);
      for (Inclusion inclusion : section.topics()) {
        rows.add(
            Map.of(
                "roadmap", roadmap.id(),
                "topic", inclusion.topicId(),
                "section", section.title(),
                "sectionIndex", index,
                "position", rows.size(),
                "weight", inclusion.weight()));
      }
    }
    return rows;
  }
}
