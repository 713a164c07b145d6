package dev.waymark.gateway.http;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How the API's description shows a progress event. It is read by `progress`, not from this
/// record.
@Schema(
    name = "ProgressEvent",
    description =
        "One fact about one learner. Exactly one of started, completed, practised, assessed, selfAssessed, dismissed,"
            + " rated and reset says what happened; topicId, resourceId or both say to what.",
    additionalProperties = Schema.False.class)
record EventSchema(
    @Schema(
            examples = "0b9f1c52",
            description =
                "Chosen by the sender; an id among the learner's last 2,048 events counts once. Without it, one is"
                    + " made and returned.",
            minLength = 1,
            maxLength = 128)
        @Nullable String eventId,
    @Schema(
            examples = "ada",
            description = "The learner in the path, if given at all.",
            minLength = 1,
            maxLength = 128)
        @Nullable String learnerId,
    @Schema(
            examples = "2026-11-22T10:00:00Z",
            implementation = String.class,
            format = "date-time",
            description =
                "When it happened, at most five minutes ahead of the server's clock. Without it, now.")
        @Nullable Instant occurredAt,
    @Schema(
            examples = "linear-algebra.eigenvalues",
            description = "The topic it happened to.",
            minLength = 1,
            maxLength = 128)
        @Nullable String topicId,
    @Schema(
            examples = "mml-book",
            description =
                "The resource it happened to or with. Without a topicId, the event counts for the topics that the"
                    + " resource teaches, each by its coverage.",
            minLength = 1,
            maxLength = 128)
        @Nullable String resourceId,
    @Schema(description = "The learner began. Weak evidence.") @Nullable Nothing started,
    @Schema(description = "The learner finished. Moderate evidence.") @Nullable Completed completed,
    @Schema(description = "One answer to one exercise. Strong evidence.")
        @Nullable Practised practised,
    @Schema(description = "A test with a graded result. Strong evidence.")
        @Nullable Assessed assessed,
    @Schema(description = "What the learner says of themselves. Weak evidence.")
        @Nullable SelfAssessed selfAssessed,
    @Schema(
            description =
                "Not now: the topic, or a resource named alone, is not suggested until then, or for good.")
        @Nullable Dismissed dismissed,
    @Schema(description = "The learner's opinion of a resource; resourceId must be given.")
        @Nullable Rated rated,
    @Schema(description = "Forget what is known of this learner on the topic.")
        @Nullable Nothing reset) {

  @Schema(name = "Nothing", description = "An empty object.")
  record Nothing() {}

  @Schema(name = "Completed")
  record Completed(
      @Schema(
              examples = "40",
              type = SchemaType.NUMBER,
              description = "Time it took, in minutes.",
              minimum = "0",
              maximum = "100000")
          @Nullable Double minutes) {}

  @Schema(name = "Practised")
  record Practised(
      @Schema(examples = "q-17", description = "The exercise.", minLength = 1, maxLength = 128)
          @Nullable String itemId,
      @Schema(required = true, examples = "true", description = "Whether the answer was correct.")
          boolean correct) {}

  @Schema(name = "Assessed")
  record Assessed(
      @Schema(
              required = true,
              examples = "0.8",
              description = "The share of the possible points.",
              minimum = "0",
              maximum = "1")
          double score) {}

  @Schema(name = "SelfAssessed")
  record SelfAssessed(
      @Schema(
              required = true,
              description =
                  "UNKNOWN: I don't know this. FAMILIAR: I have met it. KNOWN: I know it.",
              enumeration = {"UNKNOWN", "FAMILIAR", "KNOWN"})
          String level) {}

  @Schema(name = "Dismissed")
  record Dismissed(
      @Schema(
              examples = "2026-12-01T00:00:00Z",
              implementation = String.class,
              format = "date-time",
              description = "Suggest it again from this time on.")
          @Nullable Instant until) {}

  @Schema(name = "Rated")
  record Rated(
      @Schema(
              required = true,
              examples = "5",
              description = "1 (poor) to 5 (excellent).",
              minimum = "1",
              maximum = "5")
          int stars) {}
}
