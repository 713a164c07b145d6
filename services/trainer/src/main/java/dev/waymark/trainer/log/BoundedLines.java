package dev.waymark.trainer.log;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/// The lines of a text, none longer than a limit: memory does not grow with a text that has no line
/// ends.
final class BoundedLines implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Reader in;
  private final int limit;
  private final char[] buffer = new char[BUFFER];
  private final StringBuilder line = new StringBuilder();
  private int at;
  private int end;

  /// The lines of a text.
  ///
  /// @param limit characters of a line at most
  BoundedLines(Reader in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /// A line that has more characters than the limit.
  static final class LineTooLongException extends IOException {}

  /// The next line without its end, or null after the last.
  ///
  /// @throws LineTooLongException if it is longer than the limit
  @Nullable String next() throws IOException {
    line.setLength(0);
    boolean any = false;
    while (at < end || fill()) {
      any = true;
      int start = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      if (line.length() + at - start > limit) {
        throw new LineTooLongException();
      }
      line.append(buffer, start, at - start);
      if (at < end) {
        at++;
        return text();
      }
    }
    return any ? text() : null;
  }

  private String text() {
    int length = line.length();
    return length > 0 && line.charAt(length - 1) == '\r'
        ? line.substring(0, length - 1)
        : line.toString();
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(buffer, 0, BUFFER));
    return end > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
