package dev.waymark.seed.authoring;

import dev.waymark.engine.graph.Roadmap;
import dev.waymark.seed.yaml.Position;
import java.util.List;

/// A roadmap as written.
///
/// @param sections where each section starts
/// @param includes where each of its topics is named, in order
public record DraftRoadmap(
    Position at, Roadmap roadmap, List<Position> sections, List<Reference> includes) {
  public String id() {
    return roadmap.id();
  }
}
