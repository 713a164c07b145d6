package dev.waymark.seed.render;

import java.util.List;

/// A section of a roadmap, laid out: sizes in pixels, places relative to the card's contents.
///
/// @param index of the section in the roadmap
/// @param heading the number and the title of the section in lines that fit the card
/// @param width of the contents; `drawn` of it are the boxes
record Card(
    int index,
    List<String> heading,
    double width,
    double drawn,
    double height,
    List<Box> boxes,
    List<Line> lines) {
  private static final double HEADING = 26;
  private static final double HEADING_LINE = 16;

  /// How much higher the boxes begin than the card.
  double headingHeight() {
    return HEADING + HEADING_LINE * (heading.size() - 1);
  }

  /// The base line of a line of the heading, from the top of the card.
  static double headingBase(int line) {
    return 18 + HEADING_LINE * line;
  }

  /// A topic.
  record Box(String topicId, double x, double y, double width, double height) {}

  /// A prerequisite between two topics of the section.
  ///
  /// @param points start, bends and end
  record Line(boolean hard, List<Point> points) {}

  record Point(double x, double y) {}
}
