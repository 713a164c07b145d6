package dev.waymark.curriculum.yaml;

import java.util.Comparator;

/// A place in a file.
///
/// @param file as the user can open it
/// @param line from 1; 0 is the file as a whole
/// @param column from 1, in characters (code points); 0 is the line as a whole
public record Position(String file, int line, int column) implements Comparable<Position> {
  private static final Comparator<Position> ORDER =
      Comparator.comparing(Position::file)
          .thenComparingInt(Position::line)
          .thenComparingInt(Position::column);

  /// A whole line, or with 0 the whole file.
  public Position(String file, int line) {
    this(file, line, 0);
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  /// `file:line`, or the file alone.
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
