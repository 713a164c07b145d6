package dev.waymark.engine.graph;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// A named goal: topics in sections, in the author's order.
public record Roadmap(
    String id, String title, String summary, String version, List<Section> sections) {
  public Roadmap {
    requireNonNull(id, "id");
    requireNonNull(title, "title");
    requireNonNull(summary, "summary");
    requireNonNull(version, "version");
    sections = List.copyOf(sections);
  }
}
