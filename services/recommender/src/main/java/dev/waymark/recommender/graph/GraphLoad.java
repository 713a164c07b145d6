package dev.waymark.recommender.graph;

import dev.waymark.engine.graph.PrerequisiteGraph;

/// What came of reading the newest release from the database.
public sealed interface GraphLoad {
  /// A whole and valid release.
  record Loaded(PrerequisiteGraph graph) implements GraphLoad {}

  /// The newest release is the one already served.
  record Unchanged() implements GraphLoad {}

  /// Nothing has been published yet.
  record Nothing() implements GraphLoad {}

  /// A release that must not be served: half published, edited by hand, or invalid.
  record Broken(String release, String problem) implements GraphLoad {}
}
