package dev.waymark.engine.placement;

import java.util.Optional;

/// Where placement stands.
///
/// @param probe what to ask next; empty when done
/// @param answered topics of the goal with a graded answer
/// @param uncertainTopics topics of the goal whose mastery is still open
public record PlacementStatus(Optional<Probe> probe, int answered, int uncertainTopics) {
  public boolean done() {
    return probe.isEmpty();
  }
}
