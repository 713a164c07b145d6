package dev.waymark.curriculum.layout;

/// Sizes that a layout keeps, in CSS pixels.
///
/// @param fontSize of the titles of topics
/// @param lineHeight from line to line in the box of a topic
/// @param boxWidth of a topic
/// @param textLeft how far its text begins from the left of the box, or ends from it in a script
///   that runs to the left
/// @param textWidth what a line of its text may take
/// @param top what is kept free above the sections, with a heading of one line where there is one
/// @param headed whether the title of the roadmap stands there
public record LayoutStyle(
    double fontSize,
    double lineHeight,
    double boxWidth,
    double textLeft,
    double textWidth,
    double top,
    boolean headed) {

  /// The SVG picture: centred titles, and a heading above the sections.
  public static final LayoutStyle PICTURE = new LayoutStyle(11.5, 13, 126, 3, 120, 66, true);

  /// A map that an application draws: each box has room for a symbol before the text.
  public static final LayoutStyle MAP = new LayoutStyle(12, 14, 158, 28, 124, 20, false);

  /// What is kept free at the sides and below the sections.
  public static final double MARGIN = 20;

  private static final double BOX_PADDING = 7;

  /// The height of a box with so many lines; none is lower than one with two.
  double boxHeight(int lines) {
    return BOX_PADDING + lineHeight * Math.max(2, lines);
  }

  Labels labels() {
    return Labels.regular(fontSize);
  }
}
