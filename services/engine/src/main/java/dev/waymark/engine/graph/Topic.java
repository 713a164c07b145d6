package dev.waymark.engine.graph;

import static java.util.Objects.requireNonNull;

/// One thing that can be known.
///
/// @param id stable slug such as `linear-algebra.eigenvalues`
/// @param minutes the author's estimate of the time to working mastery
/// @param level 1 (beginner) to 5 (advanced)
/// @param retired whether it left the curriculum while learners still have progress on it
public record Topic(
    String id,
    String title,
    String summary,
    TopicKind kind,
    int minutes,
    int level,
    boolean retired) {
  public Topic {
    requireNonNull(id, "id");
    requireNonNull(title, "title");
    requireNonNull(summary, "summary");
    requireNonNull(kind, "kind");
  }
}
