package dev.waymark.recommender.ingest;

import dev.waymark.engine.learner.Profile;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.events.DeadLetterReason;

/// What one record of the log says, after decoding.
public sealed interface Entry {

  /// An entry about one learner. The event id makes sending it again harmless.
  sealed interface OfLearner extends Entry {
    String eventId();

    String learnerId();
  }

  /// Something happened to a learner.
  record Progress(ProgressEvent event) implements OfLearner {
    @Override
    public String eventId() {
      return event.eventId();
    }

    @Override
    public String learnerId() {
      return event.learnerId();
    }
  }

  /// The learner's goals and preferences were replaced.
  record ProfileUpdate(String eventId, String learnerId, Profile profile) implements OfLearner {}

  /// Everything held of the learner is to go.
  record Erasure(String eventId, String learnerId) implements OfLearner {}

  /// A good record in the wrong partition, or without the learner's id as its key. It counts once
  /// it stands in `partition`, so that all of a learner's records have one order.
  record Misrouted(String learnerId, int partition) implements Entry {}

  /// A record that was dealt with when the log was read before: it is passed over.
  record Known() implements Entry {}

  /// A record that can't be applied.
  record Refused(DeadLetterReason reason, String message) implements Entry {}
}
