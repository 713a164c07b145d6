package dev.waymark.engine.graph;

import static java.util.Objects.requireNonNull;

/// `topicId` requires `requiredTopicId`.
public record Prerequisite(String topicId, String requiredTopicId, Strength strength) {
  public Prerequisite {
    requireNonNull(topicId, "topicId");
    requireNonNull(requiredTopicId, "requiredTopicId");
    requireNonNull(strength, "strength");
  }
}
