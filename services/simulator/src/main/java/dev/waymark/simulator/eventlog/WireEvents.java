package dev.waymark.simulator.eventlog;

import com.google.protobuf.Timestamp;
import dev.waymark.engine.learner.Activity;
import dev.waymark.progress.v1.Assessed;
import dev.waymark.progress.v1.Completed;
import dev.waymark.progress.v1.Dismissed;
import dev.waymark.progress.v1.Practised;
import dev.waymark.progress.v1.ProgressEvent;
import dev.waymark.progress.v1.Rated;
import dev.waymark.progress.v1.Reset;
import dev.waymark.progress.v1.SelfAssessed;
import dev.waymark.progress.v1.Started;
import java.time.Instant;

/// From the engine's events to those of the log.
public final class WireEvents {
  private WireEvents() {}

  public static ProgressEvent of(dev.waymark.engine.learner.ProgressEvent event) {
    ProgressEvent.Builder wire =
        ProgressEvent.newBuilder()
            .setEventId(event.eventId())
            .setLearnerId(event.learnerId())
            .setOccurredAt(timestamp(event.occurredAt()));
    if (event.topicId() != null) {
      wire.setTopicId(event.topicId());
    }
    if (event.resourceId() != null) {
      wire.setResourceId(event.resourceId());
    }
    switch (event.activity()) {
      case Activity.Started _ -> wire.setStarted(Started.getDefaultInstance());
      case Activity.Completed(var minutes) -> {
        var completed = Completed.newBuilder();
        minutes.ifPresent(completed::setMinutes);
        wire.setCompleted(completed);
      }
      case Activity.Practised(var itemId, boolean correct) -> {
        var practised = Practised.newBuilder().setCorrect(correct);
        if (itemId != null) {
          practised.setItemId(itemId);
        }
        wire.setPractised(practised);
      }
      case Activity.Assessed(double score) ->
          wire.setAssessed(Assessed.newBuilder().setScore(score));
      case Activity.SelfAssessed(var level) ->
          wire.setSelfAssessed(
              SelfAssessed.newBuilder().setLevel(SelfAssessed.Level.valueOf(level.name())));
      case Activity.Dismissed(var until) -> {
        var dismissed = Dismissed.newBuilder();
        if (until != null) {
          dismissed.setUntil(timestamp(until));
        }
        wire.setDismissed(dismissed);
      }
      case Activity.Rated(int stars) -> wire.setRated(Rated.newBuilder().setStars(stars));
      case Activity.Reset _ -> wire.setReset(Reset.getDefaultInstance());
    }
    return wire.build();
  }

  private static Timestamp timestamp(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }
}
