package dev.waymark.curriculum.authoring;

import dev.waymark.curriculum.yaml.Position;
import dev.waymark.engine.graph.Roadmap;
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
