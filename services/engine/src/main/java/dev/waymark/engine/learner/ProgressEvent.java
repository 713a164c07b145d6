package dev.waymark.engine.learner;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One immutable fact about one learner.
///
/// @param topicId the topic it happened to; `null`: those that the resource teaches, by coverage
/// @param resourceId the resource it happened to or with, if any; one of the two ids is there
public record ProgressEvent(
    String eventId,
    String learnerId,
    Instant occurredAt,
    @Nullable String topicId,
    @Nullable String resourceId,
    Activity activity) {
  public ProgressEvent {
    requireNonNull(eventId, "eventId");
    requireNonNull(learnerId, "learnerId");
    requireNonNull(occurredAt, "occurredAt");
    requireNonNull(activity, "activity");
    if (topicId == null && resourceId == null) {
      throw new IllegalArgumentException("an event names a topic, a resource or both");
    }
  }
}
