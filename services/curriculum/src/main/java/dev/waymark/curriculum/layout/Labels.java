package dev.waymark.curriculum.layout;

import java.util.ArrayList;
import java.util.List;

/// Titles in lines that fit where they are drawn.
///
/// @param em what a character as wide as the font is high is taken to be drawn, in pixels
record Labels(double em) {
  /// The headings of sections.
  static final Labels HEADING = bold(13.5);

  /// The title of a roadmap.
  static final Labels TITLE = bold(22);

  /// How many characters (code points) of a title are shown.
  private static final int MAX_SHOWN = 200;

  /// How much wider bold text is.
  private static final double BOLD = 1.06;

  /// A font other than those that were measured may be a little wider.
  private static final double RESERVE = 1.08;

  private static Labels bold(double fontSize) {
    return new Labels(fontSize * BOLD * RESERVE);
  }

  /// Text of ordinary weight.
  static Labels regular(double fontSize) {
    return new Labels(fontSize * RESERVE);
  }

  /// The title, without what is too much of it.
  static String shown(String title) {
    return title.codePointCount(0, title.length()) <= MAX_SHOWN
        ? title
        : title.substring(0, title.offsetByCodePoints(0, MAX_SHOWN - 1)) + "…";
  }

  /// The words of the title in as few lines as fit. A word that is longer than a line is broken,
  /// after a joint such as `_` if there is one near the end of the line.
  ///
  /// @param lineWidth of a line, in pixels
  List<String> lines(String title, double lineWidth) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : shown(title).strip().split("\\s+", -1)) {
      if (!line.isEmpty() && width(line + " " + word) > lineWidth) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ");
      if (width(word) > lineWidth) {
        List<String> pieces = pieces(word, lineWidth);
        lines.addAll(pieces.subList(0, pieces.size() - 1));
        line.append(pieces.getLast());
      } else {
        line.append(word);
      }
    }
    lines.add(line.toString());
    return List.copyOf(lines);
  }

  /// How wide a text is drawn at most, in pixels.
  double width(String text) {
    return em * TextWidths.of(text);
  }

  private List<String> pieces(String word, double lineWidth) {
    List<String> pieces = new ArrayList<>();
    String piece = "";
    for (String character : TextWidths.characters(word).toList()) {
      if (!piece.isEmpty() && width(piece + character) > lineWidth) {
        int end = joint(piece);
        pieces.add(piece.substring(0, end));
        piece = piece.substring(end);
      }
      piece += character;
    }
    pieces.add(piece);
    return pieces;
  }

  /// Where to break: behind the last joint of the second half, or at the end.
  private static int joint(String piece) {
    for (int end = piece.length(); end > piece.length() / 2; end--) {
      if ("_-/.,:;·".indexOf(piece.charAt(end - 1)) >= 0) {
        return end;
      }
    }
    return piece.length();
  }
}
