package dev.waymark.curriculum.layout;

import dev.waymark.engine.graph.Prerequisite;
import dev.waymark.engine.graph.Topic;
import java.util.List;
import java.util.Map;

/// A section of a roadmap, laid out: sizes in pixels, places relative to the card's contents.
///
/// @param index of the section in the roadmap
/// @param title of the section, without what is too much of it
/// @param heading the number and the title of the section in lines that fit the card
/// @param width of the contents; the boxes of `contents` may take less
record Card(int index, String title, List<String> heading, double width, Contents contents) {
  private static final double HEADING = 26;

  /// The base line of the first line of the heading, from the top of the card.
  static final double HEADING_BASE = 18;

  /// How much higher the boxes begin than the card.
  double headingHeight() {
    return HEADING + PlacedSection.TITLE_LINE_HEIGHT * (heading.size() - 1);
  }

  /// The topics of a section.
  ///
  /// @param routes the lines of the prerequisites between them, from start to end; none for a
  ///   section that is too large for lines
  record Contents(
      double width,
      double height,
      List<Box> boxes,
      Map<Prerequisite, List<PlacedEdge.Point>> routes) {}

  /// A topic.
  record Box(Topic topic, double x, double y, double height, List<String> lines) {}
}
