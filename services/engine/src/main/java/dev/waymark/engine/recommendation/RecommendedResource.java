package dev.waymark.engine.recommendation;

import dev.waymark.engine.graph.Resource;
import dev.waymark.engine.graph.Teaching;
import java.util.List;

/// Something to learn the topic of a step from.
///
/// @param minutes of the part that teaches the topic
/// @param score how good a fit it is; comparable within one step
public record RecommendedResource(
    Resource resource, Teaching teaching, int minutes, double score, List<Reason> reasons) {
  public RecommendedResource {
    reasons = List.copyOf(reasons);
  }
}
