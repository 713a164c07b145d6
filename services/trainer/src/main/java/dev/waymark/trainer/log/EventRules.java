package dev.waymark.trainer.log;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import dev.waymark.engine.learner.Activity;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.progress.v1.SelfAssessed;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// The rules a progress event must keep, and its way from the wire to the engine's type: the same
/// that the recommender goes by.
public final class EventRules {
  private static final int MOST_CHARACTERS = 128;
  private static final double MOST_MINUTES = 100_000;

  private EventRules() {}

  /// The event as the engine sees it.
  ///
  /// @throws BrokenRule if it can't count
  public static ProgressEvent toEvent(dev.waymark.progress.v1.ProgressEvent wire) {
    String eventId = id("eventId", wire.getEventId());
    String learnerId = id("learnerId", wire.getLearnerId());
    if (!wire.hasOccurredAt()) {
      throw new BrokenRule("occurredAt is missing");
    }
    Instant occurredAt = time("occurredAt", wire.getOccurredAt());
    @Nullable String topicId = optionalId("topicId", wire.getTopicId());
    @Nullable String resourceId = optionalId("resourceId", wire.getResourceId());
    if (topicId == null && resourceId == null) {
      throw new BrokenRule("neither topicId nor resourceId is set");
    }
    return new ProgressEvent(eventId, learnerId, occurredAt, topicId, resourceId, activity(wire));
  }

  private static Activity activity(dev.waymark.progress.v1.ProgressEvent wire) {
    return switch (wire.getKindCase()) {
      case STARTED -> new Activity.Started();
      case COMPLETED -> new Activity.Completed(minutes(wire.getCompleted()));
      case PRACTISED ->
          new Activity.Practised(
              optionalId("practised.itemId", wire.getPractised().getItemId()),
              wire.getPractised().getCorrect());
      case ASSESSED ->
          new Activity.Assessed(within("assessed.score", wire.getAssessed().getScore(), 0, 1));
      case SELF_ASSESSED -> new Activity.SelfAssessed(level(wire.getSelfAssessed().getLevel()));
      case DISMISSED ->
          new Activity.Dismissed(
              wire.getDismissed().hasUntil()
                  ? time("dismissed.until", wire.getDismissed().getUntil())
                  : null);
      case RATED -> {
        if (wire.getResourceId().isEmpty()) {
          throw new BrokenRule("a rating needs resourceId");
        }
        yield new Activity.Rated((int) within("rated.stars", wire.getRated().getStars(), 1, 5));
      }
      case RESET -> new Activity.Reset();
      case KIND_NOT_SET -> throw new BrokenRule("it has none of the kinds that are known");
    };
  }

  private static OptionalDouble minutes(dev.waymark.progress.v1.Completed completed) {
    return completed.hasMinutes()
        ? OptionalDouble.of(within("completed.minutes", completed.getMinutes(), 0, MOST_MINUTES))
        : OptionalDouble.empty();
  }

  private static Activity.Level level(SelfAssessed.Level level) {
    return switch (level) {
      case UNKNOWN -> Activity.Level.UNKNOWN;
      case FAMILIAR -> Activity.Level.FAMILIAR;
      case KNOWN -> Activity.Level.KNOWN;
      case LEVEL_UNSPECIFIED, UNRECOGNIZED ->
          throw new BrokenRule("selfAssessed.level is not one of UNKNOWN, FAMILIAR, KNOWN");
    };
  }

  private static @Nullable String optionalId(String field, String value) {
    return value.isEmpty() ? null : id(field, value);
  }

  static String id(String field, String value) {
    if (value.isEmpty()) {
      throw new BrokenRule(field + " is missing");
    }
    if (value.codePointCount(0, value.length()) > MOST_CHARACTERS) {
      throw new BrokenRule(field + " is longer than 128 characters");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new BrokenRule(field + " has a control character");
    }
    return value;
  }

  private static Instant time(String field, Timestamp time) {
    if (!Timestamps.isValid(time)) {
      throw new BrokenRule(field + " is not a time between the years 1 and 9999");
    }
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  private static double within(String field, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new BrokenRule("%s is not within %.0f and %.0f".formatted(field, least, most));
    }
    return value;
  }

  /// An event that can't count; the message is a clause without a full stop.
  public static final class BrokenRule extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokenRule(String clause) {
      // Expected of input: no stack trace.
      super(clause, null, false, false);
    }
  }
}
