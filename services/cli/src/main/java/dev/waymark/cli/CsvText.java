package dev.waymark.cli;

/// Writes values as RFC 4180 wants them.
public final class CsvText {
  private CsvText() {}

  /// A value, in quotes if it needs them.
  public static String quoted(String value) {
    boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
