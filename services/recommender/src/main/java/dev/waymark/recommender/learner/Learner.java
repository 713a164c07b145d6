package dev.waymark.recommender.learner;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.Profile;
import dev.waymark.engine.learner.RecentEvents;

/// Everything held of one learner, as of one revision.
///
/// @param revision how many commits changed this learner; 0 for a learner that nothing is held of
public record Learner(
    String id, long revision, LearnerState state, RecentEvents recentEvents, Profile profile) {

  /// A learner that nothing is known of.
  public static Learner unknown(String id, PrerequisiteGraph graph) {
    return new Learner(id, 0, LearnerState.empty(graph), RecentEvents.NONE, Profile.EMPTY);
  }

  /// This learner over another release of the graph.
  public Learner on(PrerequisiteGraph graph) {
    return state.graph() == graph
        ? this
        : new Learner(id, revision, state.on(graph), recentEvents, profile);
  }
}
