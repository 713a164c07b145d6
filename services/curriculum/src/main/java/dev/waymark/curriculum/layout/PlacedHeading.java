package dev.waymark.curriculum.layout;

import java.util.List;

/// What stands above the sections.
///
/// @param lines the title of the roadmap in lines that fit; none in a style without a heading
/// @param height from the top of the map to the first section, in CSS pixels
public record PlacedHeading(List<String> lines, double height) {
  /// From line to line of the title.
  public static final double LINE_HEIGHT = 26;

  /// Where there is less room than this, the key stands below the title instead of beside it.
  private static final double MIN_WIDTH_WITH_KEY = 1000;

  private static final double KEY_HEIGHT = 24;

  public PlacedHeading {
    lines = List.copyOf(lines);
  }

  static PlacedHeading of(String title, LayoutStyle style, double width) {
    if (!style.headed()) {
      return new PlacedHeading(List.of(), style.top());
    }
    boolean narrow = width < MIN_WIDTH_WITH_KEY;
    List<String> lines = Labels.TITLE.lines(title, width);
    double height = style.top() + LINE_HEIGHT * (lines.size() - 1);
    return new PlacedHeading(lines, narrow ? height + KEY_HEIGHT : height);
  }
}
