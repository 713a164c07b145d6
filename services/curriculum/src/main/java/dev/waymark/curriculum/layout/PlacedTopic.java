package dev.waymark.curriculum.layout;

import dev.waymark.engine.graph.TopicKind;
import java.util.List;

/// A topic in its place, in CSS pixels from the top left of the map.
///
/// @param minutes of study that the author expects
/// @param section the index of its section, from 0
/// @param lines its title in lines that fit
public record PlacedTopic(
    String topicId,
    String title,
    TopicKind kind,
    int minutes,
    int section,
    double x,
    double y,
    double width,
    double height,
    List<String> lines) {
  public PlacedTopic {
    lines = List.copyOf(lines);
  }
}
