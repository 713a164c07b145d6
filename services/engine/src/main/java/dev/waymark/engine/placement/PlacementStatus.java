package dev.waymark.engine.placement;

import java.util.Optional;

/// Where placement stands.
///
/// @param probe what to ask next; empty when done
/// @param answered topics of the goal that the learner answered on or judged themselves on
/// @param uncertainTopics topics of the goal of which it is still open whether the learner knows
///   them
public record PlacementStatus(Optional<Probe> probe, int answered, int uncertainTopics) {
  public boolean done() {
    return probe.isEmpty();
  }
}
