package dev.waymark.gateway.progress;

import dev.waymark.events.ProgressRules;
import dev.waymark.progress.v1.ProgressEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Reads one progress event and checks it as far as one can without knowing the graph.
final class EventReader {

  private final Instant now;
  private final Instant latest;

  /// @param now the time of the request, which an event without a time gets
  /// @param maxClockSkew how far ahead of `now` an event may be
  EventReader(Instant now, Duration maxClockSkew) {
    this.now = now.truncatedTo(ChronoUnit.MILLIS);
    this.latest = now.plus(maxClockSkew).truncatedTo(ChronoUnit.MILLIS);
  }

  /// The latest time that an event may have.
  Instant latest() {
    return latest;
  }

  /// Reads the event; it is good only if no fault was noted.
  ///
  /// @param otherwise its id when it has none
  ProgressEvent read(JsonFields fields, EventContext envelope, String otherwise) {
    var event = ProgressEvent.newBuilder();
    event.setLearnerId(learnerId(fields, "learnerId", envelope.learnerId()));
    event.setEventId(eventId(fields, envelope.eventId(), otherwise));
    event.setOccurredAt(EventKinds.timestamp(occurredAt(fields, envelope.time())));
    String topic = fields.id("topicId");
    if (topic != null) {
      event.setTopicId(topic);
    }
    String resource = fields.id("resourceId");
    if (resource != null) {
      event.setResourceId(resource);
    }
    EventKinds.read(fields, event);
    if (ProgressRules.needsResource(event.getKindCase()) && !fields.has("resourceId")) {
      fields.fault("resourceId", "is missing: only a resource can be rated");
    } else if (!fields.has("topicId") && !fields.has("resourceId")) {
      fields.fault("topicId", "is missing: name a topicId, a resourceId or both");
    }
    fields.refuseUnknown();
    return event.build();
  }

  /// Checks that an optional property names the learner of the request.
  static String learnerId(JsonFields fields, String name, String expected) {
    String given = fields.id(name);
    if (given != null && !given.equals(expected)) {
      fields.fault(name, "must be the learner in the path, or be left out");
    }
    return expected;
  }

  private static String eventId(JsonFields fields, @Nullable String enveloped, String otherwise) {
    String given = fields.id("eventId");
    if (given != null && enveloped != null && !given.equals(enveloped)) {
      fields.fault("eventId", "must be the id of its CloudEvent, or be left out");
    }
    if (given != null) {
      return given;
    }
    return enveloped != null ? enveloped : otherwise;
  }

  private Instant occurredAt(JsonFields fields, @Nullable Instant enveloped) {
    Instant given = fields.time("occurredAt", Instant.EPOCH, latest);
    if (given != null) {
      return given;
    }
    return enveloped != null ? enveloped : now;
  }
}
