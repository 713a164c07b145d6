package dev.waymark.engine.graph;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// A titled part of a roadmap, its topics in the author's order.
public record Section(String title, List<Inclusion> topics) {
  public Section {
    requireNonNull(title, "title");
    topics = List.copyOf(topics);
  }
}
