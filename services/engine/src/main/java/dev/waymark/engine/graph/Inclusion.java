package dev.waymark.engine.graph;

import static java.util.Objects.requireNonNull;

/// A topic in a roadmap.
///
/// @param weight importance to the goal, 0.1 to 5; 1 is ordinary
public record Inclusion(String topicId, double weight) {
  public Inclusion {
    requireNonNull(topicId, "topicId");
  }
}
