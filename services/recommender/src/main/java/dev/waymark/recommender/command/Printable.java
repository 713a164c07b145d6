package dev.waymark.recommender.command;

/// Text of untrusted clients as it may be printed on a terminal, which obeys some characters
/// instead of showing them.
final class Printable {
  private Printable() {}

  /// On one line: control and format characters as their escapes in Java.
  static String line(String text) {
    return escaped(text, false);
  }

  /// Likewise, but lines stay lines.
  static String lines(String text) {
    return escaped(text, true);
  }

  private static String escaped(String text, boolean keepLines) {
    StringBuilder shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (keepLines && (c == '\n' || c == '\t')) {
        shown.append(c);
      } else if (Character.isISOControl(c)
          || Character.getType(c) == Character.FORMAT
          || Character.getType(c) == Character.LINE_SEPARATOR
          || Character.getType(c) == Character.PARAGRAPH_SEPARATOR) {
        shown.append("\\u%04x".formatted((int) c));
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }
}
