package dev.waymark.seed.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Titles in lines that fit where they are drawn.
///
/// @param narrow how wide most characters are drawn, in pixels
/// @param wide how wide those are that fill a square
record Labels(double narrow, double wide) {
  /// The titles of topics.
  static final Labels BOX = new Labels(6, 11.5);

  /// The headings of sections.
  static final Labels HEADING = new Labels(7.6, 13.5);

  /// What fits into a line of a box, in pixels.
  static final double BOX_LINE_WIDTH = 120;

  /// From here on scripts fill a square: Chinese, Japanese, Korean, symbols, emoji.
  private static final int FIRST_WIDE = 0x2E80;

  /// What a reader sees as one character.
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  /// The words of the title in as few lines as fit. A word that is longer than a line is broken,
  /// after a joint such as `_` if there is one near the end of the line.
  ///
  /// @param lineWidth of a line, in pixels
  List<String> lines(String title, double lineWidth) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : title.split(" ", -1)) {
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
    return lines;
  }

  /// About how wide a text is drawn, in pixels.
  double width(String text) {
    return CHARACTER
        .matcher(text)
        .results()
        .mapToDouble(match -> match.group().codePointAt(0) >= FIRST_WIDE ? wide : narrow)
        .sum();
  }

  private List<String> pieces(String word, double lineWidth) {
    List<String> pieces = new ArrayList<>();
    String piece = "";
    for (String character : CHARACTER.matcher(word).results().map(m -> m.group()).toList()) {
      if (width(piece + character) > lineWidth) {
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
