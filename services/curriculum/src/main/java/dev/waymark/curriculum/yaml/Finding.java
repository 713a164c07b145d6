package dev.waymark.curriculum.yaml;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// Something an author should know about a file.
///
/// @param message what is wrong, then what to do, in full sentences
/// @param topicId the topic that it is about; null when it is about none
public record Finding(Position at, Severity severity, String message, @Nullable String topicId)
    implements Comparable<Finding> {

  /// Whether the finding keeps the curriculum from being published.
  public enum Severity {
    /// It must be mended first.
    ERROR,
    /// It may stay.
    WARNING
  }

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::at)
          .thenComparing(Finding::severity)
          .thenComparing(Finding::message);

  public static Finding error(Position at, String message) {
    return new Finding(at, Severity.ERROR, message, null);
  }

  public static Finding warning(Position at, String message) {
    return new Finding(at, Severity.WARNING, message, null);
  }

  /// This finding, about a topic.
  public Finding about(String id) {
    return new Finding(at, severity, message, id);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /// What to do: the last sentence of the message. Findings of one kind share it.
  public String remedy() {
    int end = message.lastIndexOf(". ");
    return end < 0 ? message : message.substring(end + 2);
  }

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }

  /// `file:line: error: what. What to do.`
  @Override
  public String toString() {
    return "%s: %s: %s".formatted(at, isError() ? "error" : "warning", message);
  }
}
