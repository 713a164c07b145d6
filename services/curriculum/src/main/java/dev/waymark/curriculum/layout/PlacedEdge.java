package dev.waymark.curriculum.layout;

import dev.waymark.engine.graph.Strength;
import java.util.List;

/// A prerequisite between two topics of a map.
///
/// @param from the topic that is required
/// @param to the topic that requires it
/// @param points start, bends and end of its line; none when it leads into another section, or when
///   its section is too large for lines
public record PlacedEdge(String from, String to, Strength strength, List<Point> points) {
  public PlacedEdge {
    points = List.copyOf(points);
  }

  /// A place on the map, in CSS pixels from its top left.
  public record Point(double x, double y) {
    Point moved(double right, double down) {
      return new Point(Pixels.rounded(x + right), Pixels.rounded(y + down));
    }
  }
}
