package dev.waymark.gateway.map;

import dev.waymark.curriculum.layout.PlacedEdge;
import dev.waymark.curriculum.layout.PlacedSection;
import dev.waymark.curriculum.layout.PlacedTopic;
import dev.waymark.curriculum.layout.RoadmapLayout;
import dev.waymark.gateway.answer.MapEdge;
import dev.waymark.gateway.answer.MapSection;
import dev.waymark.gateway.answer.MapTopic;
import dev.waymark.gateway.answer.RoadmapMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Layouts as answers.
public final class MapAnswers {

  private MapAnswers() {}

  /// A layout as answered.
  ///
  /// @param graphRelease that it was computed from; null for what is not published
  public static RoadmapMap of(RoadmapLayout layout, @Nullable String graphRelease) {
    return new RoadmapMap(
        layout.roadmapId(),
        layout.title(),
        graphRelease,
        layout.width(),
        layout.height(),
        layout.sections().stream().map(MapAnswers::section).toList(),
        layout.topics().stream().map(MapAnswers::topic).toList(),
        layout.edges().stream().map(MapAnswers::edge).toList());
  }

  private static MapSection section(PlacedSection section) {
    return new MapSection(
        section.number(),
        section.title(),
        section.x(),
        section.y(),
        section.width(),
        section.height(),
        section.titleLines(),
        section.titleX(),
        section.titleY());
  }

  private static MapTopic topic(PlacedTopic topic) {
    return new MapTopic(
        topic.topicId(),
        topic.title(),
        topic.kind().name(),
        topic.minutes(),
        topic.section(),
        topic.x(),
        topic.y(),
        topic.width(),
        topic.height(),
        topic.lines());
  }

  private static MapEdge edge(PlacedEdge edge) {
    List<Double> points =
        edge.points().stream().flatMap(point -> Stream.of(point.x(), point.y())).toList();
    return new MapEdge(
        edge.from(), edge.to(), edge.strength().name(), points.isEmpty() ? null : points);
  }
}
