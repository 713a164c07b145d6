package dev.waymark.curriculum.authoring;

import dev.waymark.curriculum.yaml.Position;
import dev.waymark.engine.graph.Resource;
import java.util.List;

/// A resource as written.
///
/// @param teaches where each of its topics is named, in the order of the file
public record DraftResource(Position at, Resource resource, List<Reference> teaches) {
  public String id() {
    return resource.id();
  }
}
