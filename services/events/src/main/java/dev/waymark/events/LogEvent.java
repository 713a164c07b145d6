package dev.waymark.events;

import dev.waymark.learner.v1.Profile;
import dev.waymark.progress.v1.ProgressEvent;

/// What one record of the log says. All but {@link Refused} keep the rules.
public sealed interface LogEvent {

  /// Something about one learner. The event id makes sending it again harmless.
  sealed interface OfLearner extends LogEvent {
    String eventId();

    String learnerId();
  }

  /// Something happened to a learner.
  ///
  /// @param event complete, with what the CloudEvent's attributes lend
  record Progress(ProgressEvent event) implements OfLearner {
    @Override
    public String eventId() {
      return event.getEventId();
    }

    @Override
    public String learnerId() {
      return event.getLearnerId();
    }
  }

  /// The learner's goals and preferences were replaced.
  record ProfileUpdate(String eventId, String learnerId, Profile profile) implements OfLearner {}

  /// All that came before of the learner is to be forgotten.
  record Erasure(String eventId, String learnerId) implements OfLearner {}

  /// The record can't be applied.
  ///
  /// @param sentence what is wrong, and with which field, in English
  record Refused(DeadLetterReason reason, String sentence) implements LogEvent {}
}
