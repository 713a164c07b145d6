package dev.waymark.engine.graph;

import static java.util.Objects.requireNonNull;

/// What a resource teaches of one topic.
///
/// @param coverage how much of the topic it teaches, over 0 to 1
/// @param minutes of the part that teaches it; 0 when not stated
/// @param part such as "Chapter 5"; empty when it is the whole
public record Teaching(String topicId, double coverage, int minutes, String part) {
  public Teaching {
    requireNonNull(topicId, "topicId");
    requireNonNull(part, "part");
  }
}
