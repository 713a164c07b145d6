package dev.waymark.events;

/// The types of the CloudEvents that the log carries.
public final class EventTypes {
  /// The data is a `waymark.progress.v1.ProgressEvent`.
  public static final String PROGRESS = "dev.waymark.progress.v1";

  /// The data is a `waymark.learner.v1.ProfileUpdated`.
  public static final String PROFILE_UPDATED = "dev.waymark.learner.profile-updated.v1";

  /// The data is a `waymark.learner.v1.LearnerErased`.
  public static final String LEARNER_ERASED = "dev.waymark.learner.erased.v1";

  private EventTypes() {}
}
