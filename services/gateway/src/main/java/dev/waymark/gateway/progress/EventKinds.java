package dev.waymark.gateway.progress;

import com.google.protobuf.Timestamp;
import dev.waymark.events.ProgressRules;
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
import java.util.List;
import java.util.Map;

/// The kinds of progress event and how the properties of each are read.
final class EventKinds {

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private static final List<Kind> KINDS =
      List.of(
          new Kind("started", (fields, event) -> event.setStarted(Started.getDefaultInstance())),
          new Kind("completed", EventKinds::completed),
          new Kind("practised", EventKinds::practised),
          new Kind("assessed", EventKinds::assessed),
          new Kind("selfAssessed", EventKinds::selfAssessed),
          new Kind("dismissed", EventKinds::dismissed),
          new Kind("rated", EventKinds::rated),
          new Kind("reset", (fields, event) -> event.setReset(Reset.getDefaultInstance())));

  private static final Map<String, SelfAssessed.Level> LEVELS =
      Map.of(
          "UNKNOWN", SelfAssessed.Level.UNKNOWN,
          "FAMILIAR", SelfAssessed.Level.FAMILIAR,
          "KNOWN", SelfAssessed.Level.KNOWN);

  private EventKinds() {}

  /// Reads what happened into the event: exactly one kind must be there.
  static void read(JsonFields fields, ProgressEvent.Builder event) {
    // Every kind is looked up, so that none of them passes for an unknown property.
    List<Kind> present = KINDS.stream().filter(kind -> fields.has(kind.name())).toList();
    if (present.isEmpty()) {
      fields.fault(
          "kind",
          "is missing: say what happened with one of "
              + String.join(", ", KINDS.stream().map(Kind::name).toList()));
    }
    for (Kind kind : present.stream().skip(1).toList()) {
      fields.fault(
          kind.name(),
          "is a second kind beside " + present.getFirst().name() + ": send two events");
    }
    for (Kind kind : present) {
      JsonFields body = fields.object(kind.name());
      if (body != null) {
        kind.reader().read(body, event);
        body.refuseUnknown();
      }
    }
  }

  private static void completed(JsonFields fields, ProgressEvent.Builder event) {
    Completed.Builder completed = event.getCompletedBuilder();
    Double minutes = fields.number("minutes", ProgressRules.MINUTES);
    if (minutes != null) {
      completed.setMinutes(minutes);
    }
  }

  private static void practised(JsonFields fields, ProgressEvent.Builder event) {
    Practised.Builder practised = event.getPractisedBuilder();
    String item = fields.id("itemId");
    if (item != null) {
      practised.setItemId(item);
    }
    require(fields, "correct", "is missing: it must be true or false");
    Boolean correct = fields.flag("correct");
    practised.setCorrect(correct != null && correct);
  }

  private static void assessed(JsonFields fields, ProgressEvent.Builder event) {
    require(fields, "score", "is missing: it must be " + JsonFields.number(ProgressRules.SCORE));
    Double score = fields.number("score", ProgressRules.SCORE);
    event.setAssessed(Assessed.newBuilder().setScore(score == null ? 0 : score));
  }

  private static void selfAssessed(JsonFields fields, ProgressEvent.Builder event) {
    require(fields, "level", "is missing: it must be UNKNOWN, FAMILIAR or KNOWN");
    String text = fields.text("level");
    SelfAssessed.Level level = text == null ? null : LEVELS.get(text);
    if (text != null && level == null) {
      fields.fault("level", "must be UNKNOWN, FAMILIAR or KNOWN");
    }
    event.setSelfAssessed(
        SelfAssessed.newBuilder()
            .setLevel(level == null ? SelfAssessed.Level.LEVEL_UNSPECIFIED : level));
  }

  private static void dismissed(JsonFields fields, ProgressEvent.Builder event) {
    Dismissed.Builder dismissed = event.getDismissedBuilder();
    Instant until = fields.time("until", Instant.EPOCH, LATEST);
    if (until != null) {
      dismissed.setUntil(timestamp(until));
    }
  }

  private static void rated(JsonFields fields, ProgressEvent.Builder event) {
    require(
        fields, "stars", "is missing: it must be " + JsonFields.wholeNumber(ProgressRules.STARS));
    Integer stars = fields.wholeNumber("stars", ProgressRules.STARS);
    event.setRated(Rated.newBuilder().setStars(stars == null ? 0 : stars));
  }

  static Timestamp timestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }

  private static void require(JsonFields fields, String name, String reason) {
    if (!fields.has(name)) {
      fields.fault(name, reason);
    }
  }

  private record Kind(String name, Reader reader) {}

  private interface Reader {
    void read(JsonFields fields, ProgressEvent.Builder event);
  }
}
