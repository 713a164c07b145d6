package dev.waymark.curriculum.authoring;

import dev.waymark.curriculum.yaml.Position;
import dev.waymark.engine.graph.Topic;
import java.util.List;

/// A topic as written.
///
/// @param hard what it cannot be learned without
/// @param soft what helps
public record DraftTopic(Position at, Topic topic, List<Reference> hard, List<Reference> soft) {
  public String id() {
    return topic.id();
  }
}
