package dev.waymark.seed.render;

import java.util.List;

/// A section of a roadmap, laid out: sizes in pixels, places relative to the card's contents.
///
/// @param index of the section in the roadmap
record Card(
    int index, String title, double width, double height, List<Box> boxes, List<Line> lines) {

  /// A topic.
  record Box(String topicId, double x, double y, double width, double height) {}

  /// A prerequisite between two topics of the section.
  ///
  /// @param points start, bends and end
  record Line(boolean hard, List<Point> points) {}

  record Point(double x, double y) {}
}
