package dev.waymark.events;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import dev.waymark.progress.v1.ProgressEvent;
import dev.waymark.progress.v1.ProgressEvent.KindCase;
import dev.waymark.progress.v1.SelfAssessed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The rules that a progress event keeps, as far as one can tell without the graph.
public final class ProgressRules {
  /// How far a sender's clock may be ahead of the clock that stamped the record.
  public static final Duration MAX_AHEAD = Duration.ofMinutes(5);

  /// Of `completed`, the time it took in minutes.
  public static final Range MINUTES = new Range(0, 100_000);

  /// Of `assessed`, the share of the possible points.
  public static final Range SCORE = new Range(0, 1);

  /// Of `rated`, whole numbers only.
  public static final Range STARS = new Range(1, 5);

  private ProgressRules() {}

  /// The first rule that the event breaks, as a sentence without its full stop; empty when it keeps
  /// all of them.
  public static Optional<String> problem(ProgressEvent event) {
    return problem(event, Instant.MAX);
  }

  /// Likewise, for an event that must not be later than `latest`.
  static Optional<String> problem(ProgressEvent event, Instant latest) {
    return id("eventId", event.getEventId())
        .or(() -> id("learnerId", event.getLearnerId()))
        .or(() -> time(event, latest))
        .or(() -> optionalId("topicId", event.getTopicId()))
        .or(() -> optionalId("resourceId", event.getResourceId()))
        .or(() -> subject(event))
        .or(() -> kind(event));
  }

  /// Whether events of this kind can only be about a resource; all others may name a topic, a
  /// resource or both.
  public static boolean needsResource(KindCase kind) {
    return kind == KindCase.RATED;
  }

  private static Optional<String> time(ProgressEvent event, Instant latest) {
    if (!event.hasOccurredAt()) {
      return Optional.of("occurredAt is missing");
    }
    Timestamp time = event.getOccurredAt();
    if (!Timestamps.isValid(time)) {
      return noTime("occurredAt");
    }
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos()).isAfter(latest)
        ? Optional.of("occurredAt is more than " + MAX_AHEAD.toMinutes() + " minutes ahead")
        : Optional.empty();
  }

  private static Optional<String> subject(ProgressEvent event) {
    if (!event.getResourceId().isEmpty()) {
      return Optional.empty();
    }
    if (event.getTopicId().isEmpty()) {
      return Optional.of("Neither topicId nor resourceId is set");
    }
    return needsResource(event.getKindCase())
        ? Optional.of("A rating needs resourceId")
        : Optional.empty();
  }

  private static Optional<String> kind(ProgressEvent event) {
    return switch (event.getKindCase()) {
      case STARTED, RESET -> Optional.empty();
      case COMPLETED ->
          event.getCompleted().hasMinutes()
              ? within("completed.minutes", event.getCompleted().getMinutes(), MINUTES)
              : Optional.empty();
      case PRACTISED ->
          event.getPractised().hasCorrect()
              ? optionalId("practised.itemId", event.getPractised().getItemId())
              : Optional.of("practised.correct is missing");
      case ASSESSED ->
          event.getAssessed().hasScore()
              ? within("assessed.score", event.getAssessed().getScore(), SCORE)
              : Optional.of("assessed.score is missing");
      case SELF_ASSESSED -> level(event.getSelfAssessed().getLevel());
      case DISMISSED ->
          !event.getDismissed().hasUntil() || Timestamps.isValid(event.getDismissed().getUntil())
              ? Optional.empty()
              : noTime("dismissed.until");
      case RATED -> within("rated.stars", event.getRated().getStars(), STARS);
      case KIND_NOT_SET -> Optional.of("The event has none of the kinds that are known");
    };
  }

  private static Optional<String> level(SelfAssessed.Level level) {
    return switch (level) {
      case UNKNOWN, FAMILIAR, KNOWN -> Optional.empty();
      case LEVEL_UNSPECIFIED, UNRECOGNIZED ->
          Optional.of("selfAssessed.level is not one of UNKNOWN, FAMILIAR, KNOWN");
    };
  }

  static Optional<String> id(String field, String value) {
    return Ids.fault(value).map(fault -> field + " " + fault.clause());
  }

  private static Optional<String> optionalId(String field, String value) {
    return value.isEmpty() ? Optional.empty() : id(field, value);
  }

  private static Optional<String> noTime(String field) {
    return Optional.of(field + " is not a time between the years 1 and 9999");
  }

  private static Optional<String> within(String field, double value, Range range) {
    return range.contains(value)
        ? Optional.empty()
        : Optional.of("%s is not within %s".formatted(field, range));
  }
}
