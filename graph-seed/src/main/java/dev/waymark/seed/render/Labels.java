package dev.waymark.seed.render;

import java.util.ArrayList;
import java.util.List;

/// Titles in lines that fit a box.
final class Labels {
  /// What fits into a line of a box.
  private static final int LONGEST_LINE = 20;

  private Labels() {}

  /// The words of the title in as few lines as fit.
  static List<String> lines(String title) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : title.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > LONGEST_LINE) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
