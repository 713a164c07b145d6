package dev.waymark.curriculum.layout;

import java.util.List;

/// A section in its place, in CSS pixels from the top left of the map.
///
/// @param number from 1, in the author's order
/// @param titleLines its number and title in lines that fit
/// @param titleX where the lines begin
/// @param titleY the base line of the first; the others are [#TITLE_LINE_HEIGHT] apart
public record PlacedSection(
    int number,
    String title,
    double x,
    double y,
    double width,
    double height,
    List<String> titleLines,
    double titleX,
    double titleY) {
  /// From line to line of a title.
  public static final double TITLE_LINE_HEIGHT = 16;

  public PlacedSection {
    titleLines = List.copyOf(titleLines);
  }
}
