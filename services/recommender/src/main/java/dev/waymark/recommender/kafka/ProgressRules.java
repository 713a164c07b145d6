package dev.waymark.recommender.kafka;

import static dev.waymark.recommender.kafka.RefusedRecord.invalid;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import dev.waymark.engine.learner.Activity;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.progress.v1.SelfAssessed;
import dev.waymark.recommender.learner.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// The rules a progress event must keep, and its way from the wire to the engine's type.
final class ProgressRules {
  /// How far a sender's clock may be ahead of the broker's.
  static final Duration MAX_AHEAD = Duration.ofMinutes(5);

  private static final double MAX_MINUTES = 100_000;

  private ProgressRules() {}

  /// The event as the engine sees it.
  ///
  /// @param receivedAt when the broker stored the record, so that a replay of the log judges alike
  static ProgressEvent toEvent(dev.waymark.progress.v1.ProgressEvent wire, Instant receivedAt)
      throws RefusedRecord {
    String eventId = id("eventId", wire.getEventId());
    String learnerId = id("learnerId", wire.getLearnerId());
    if (!wire.hasOccurredAt()) {
      throw invalid("occurredAt is missing.");
    }
    Instant occurredAt = time("occurredAt", wire.getOccurredAt());
    if (occurredAt.isAfter(receivedAt.plus(MAX_AHEAD))) {
      throw invalid("occurredAt is more than 5 minutes ahead.");
    }
    @Nullable String topicId = optionalId("topicId", wire.getTopicId());
    @Nullable String resourceId = optionalId("resourceId", wire.getResourceId());
    if (topicId == null && resourceId == null) {
      throw invalid("Neither topicId nor resourceId is set.");
    }
    return new ProgressEvent(eventId, learnerId, occurredAt, topicId, resourceId, activity(wire));
  }

  private static Activity activity(dev.waymark.progress.v1.ProgressEvent wire)
      throws RefusedRecord {
    return switch (wire.getKindCase()) {
      case STARTED -> new Activity.Started();
      case COMPLETED -> {
        var completed = wire.getCompleted();
        yield new Activity.Completed(
            completed.hasMinutes()
                ? OptionalDouble.of(
                    within("completed.minutes", completed.getMinutes(), 0, MAX_MINUTES))
                : OptionalDouble.empty());
      }
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
          throw invalid("A rating needs resourceId.");
        }
        yield new Activity.Rated((int) within("rated.stars", wire.getRated().getStars(), 1, 5));
      }
      case RESET -> new Activity.Reset();
      case KIND_NOT_SET -> throw invalid("The event has none of the kinds that are known.");
    };
  }

  private static Activity.Level level(SelfAssessed.Level level) throws RefusedRecord {
    return switch (level) {
      case UNKNOWN -> Activity.Level.UNKNOWN;
      case FAMILIAR -> Activity.Level.FAMILIAR;
      case KNOWN -> Activity.Level.KNOWN;
      case LEVEL_UNSPECIFIED, UNRECOGNIZED ->
          throw invalid("selfAssessed.level is not one of UNKNOWN, FAMILIAR, KNOWN.");
    };
  }

  static String id(String field, String value) throws RefusedRecord {
    Optional<String> problem = Ids.problem(value);
    if (problem.isPresent()) {
      throw invalid(field + " " + problem.get() + ".");
    }
    return value;
  }

  private static @Nullable String optionalId(String field, String value) throws RefusedRecord {
    return value.isEmpty() ? null : id(field, value);
  }

  static Instant time(String field, Timestamp time) throws RefusedRecord {
    if (!Timestamps.isValid(time)) {
      throw invalid(field + " is not a time between the years 1 and 9999.");
    }
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  /// `value`, unless it is NaN or out of range.
  private static double within(String field, double value, double least, double most)
      throws RefusedRecord {
    if (!(value >= least && value <= most)) {
      throw invalid("%s is not within %s and %s.".formatted(field, text(least), text(most)));
    }
    return value;
  }

  private static String text(double bound) {
    return Long.toString((long) bound);
  }
}
