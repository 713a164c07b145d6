package dev.waymark.events.engine;

import com.google.protobuf.Timestamp;
import dev.waymark.engine.learner.Activity;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.events.ProgressRules;
import dev.waymark.progress.v1.SelfAssessed;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Progress events from the wire to the engine's type.
public final class EngineEvents {
  private EngineEvents() {}

  /// The event as the engine sees it.
  ///
  /// @param wire an event that keeps the {@link ProgressRules}
  /// @throws IllegalArgumentException if it does not
  public static ProgressEvent of(dev.waymark.progress.v1.ProgressEvent wire) {
    return new ProgressEvent(
        wire.getEventId(),
        wire.getLearnerId(),
        instant(wire.getOccurredAt()),
        orNull(wire.getTopicId()),
        orNull(wire.getResourceId()),
        activity(wire));
  }

  private static Activity activity(dev.waymark.progress.v1.ProgressEvent wire) {
    return switch (wire.getKindCase()) {
      case STARTED -> new Activity.Started();
      case COMPLETED -> new Activity.Completed(minutes(wire.getCompleted()));
      case PRACTISED ->
          new Activity.Practised(
              orNull(wire.getPractised().getItemId()), wire.getPractised().getCorrect());
      case ASSESSED -> new Activity.Assessed(wire.getAssessed().getScore());
      case SELF_ASSESSED -> new Activity.SelfAssessed(level(wire.getSelfAssessed().getLevel()));
      case DISMISSED ->
          new Activity.Dismissed(
              wire.getDismissed().hasUntil() ? instant(wire.getDismissed().getUntil()) : null);
      case RATED -> new Activity.Rated(wire.getRated().getStars());
      case RESET -> new Activity.Reset();
      case KIND_NOT_SET -> throw new IllegalArgumentException("an event has a kind");
    };
  }

  private static OptionalDouble minutes(dev.waymark.progress.v1.Completed completed) {
    return completed.hasMinutes()
        ? OptionalDouble.of(completed.getMinutes())
        : OptionalDouble.empty();
  }

  private static Activity.Level level(SelfAssessed.Level level) {
    return switch (level) {
      case UNKNOWN -> Activity.Level.UNKNOWN;
      case FAMILIAR -> Activity.Level.FAMILIAR;
      case KNOWN -> Activity.Level.KNOWN;
      case LEVEL_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("a self-assessment has a level");
    };
  }

  private static @Nullable String orNull(String id) {
    return id.isEmpty() ? null : id;
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
