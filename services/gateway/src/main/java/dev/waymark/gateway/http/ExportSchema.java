package dev.waymark.gateway.http;

import dev.waymark.gateway.answer.Goal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How the API's description shows everything that is kept of a learner. The recommender writes the
/// document; the gateway passes it on.
@Schema(
    name = "LearnerExport",
    description =
        "Everything that the database keeps of a learner. The statistics are the recommender's own: a later version may"
            + " keep others.")
record ExportSchema(
    @Schema(description = "The learner.", examples = "ada") String learnerId,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description = "When the document was written.",
            examples = "2026-11-22T10:00:00Z")
        Instant exportedAt,
    @Schema(
            minLength = 1,
            description = "The graph release that the state is held over.",
            examples = "3-9f2c41aa")
        String graphRelease,
    @Schema(minimum = "0", description = "How often the state was written.", examples = "12")
        long revision,
    @Schema(description = "Goals and preferences.") ExportedProfile profile,
    @Schema(description = "Sums over all topics.") ExportedTotals totals,
    @Schema(description = "What the events made of each topic.") List<ExportedTopic> progress,
    @Schema(description = "Topics that were reset.") List<ExportedReset> resets,
    @Schema(description = "Resources that were put aside.")
        List<ExportedDismissal> dismissedResources,
    @Schema(description = "The last graded answers.") ExportedAnswers answers,
    @Schema(
            contentEncoding = "base64",
            description = "Hashes of the ids of the last 2,048 events.",
            examples = "AAECAwQFBgc=")
        String recentEventHashes) {

  ExportSchema {
    progress = List.copyOf(progress);
    resets = List.copyOf(resets);
    dismissedResources = List.copyOf(dismissedResources);
  }

  @Schema(name = "ExportedProfile", description = "Goals and preferences.")
  record ExportedProfile(
      @Schema(maxItems = 20, description = "What the learner aims for.") List<Goal> goals,
      @Schema(
              minimum = "0",
              maximum = "10080",
              description = "Weekly study time in minutes; 0 when not stated.",
              examples = "360")
          int weeklyMinutes,
      @Schema(description = "Accepted access; empty: any.", examples = "[\"FREE\"]")
          List<String> access,
      @Schema(description = "Preferred types; empty: any.", examples = "[\"VIDEO\"]")
          List<String> resourceTypes,
      @Schema(
              maxItems = 20,
              description = "Languages, best first; empty: any.",
              examples = "[\"en\"]")
          List<String> languages) {

    ExportedProfile {
      goals = List.copyOf(goals);
      access = List.copyOf(access);
      resourceTypes = List.copyOf(resourceTypes);
      languages = List.copyOf(languages);
    }
  }

  @Schema(name = "ExportedTotals", description = "Sums over all topics.")
  record ExportedTotals(
      @Schema(minimum = "0", description = "Graded answers and tests.", examples = "42")
          int attempts,
      @Schema(minimum = "0", description = "How many of them succeeded.", examples = "31")
          int successes,
      @Schema(
              minimum = "0",
              description = "First graded answers, one a topic at most.",
              examples = "12")
          int firstAttempts,
      @Schema(minimum = "0", description = "How many of them succeeded.", examples = "8")
          int firstSuccesses,
      @Schema(
              minimum = "0",
              description = "Graded answers that followed a success on the same topic.",
              examples = "20")
          int repeats,
      @Schema(minimum = "0", description = "How many of them failed.", examples = "2") int lapses,
      @Schema(
              minimum = "0",
              description =
                  "First graded answers on topics with a `HARD` prerequisite never answered right.",
              examples = "3")
          int ahead,
      @Schema(minimum = "0", description = "How many of them succeeded.", examples = "1")
          int aheadSuccesses,
      @Schema(
              minimum = "0",
              description = "Minutes that completed topics took, where the learner said so.",
              examples = "400")
          double spentMinutes,
      @Schema(
              minimum = "0",
              description = "The authors' estimate for the same topics, in minutes.",
              examples = "480")
          double plannedMinutes,
      @Schema(
              description = "How the learner learns and answers, as packed numbers of 64 bits.",
              examples = "[0]")
          List<Long> answers,
      @Schema(
              implementation = String.class,
              format = "date-time",
              description = "The last event; absent when there is none.",
              examples = "2026-11-22T10:00:00Z")
          @Nullable Instant lastEventAt,
      @Schema(
              description = "The topic of the last event; absent when there is none.",
              examples = "linear-algebra.vectors")
          @Nullable String lastTopicId) {

    ExportedTotals {
      answers = List.copyOf(answers);
    }
  }

  @Schema(name = "ExportedTopic", description = "What the events made of a topic.")
  record ExportedTopic(
      @Schema(description = "The topic.", examples = "linear-algebra.vectors") String topicId,
      @Schema(
              minimum = "0",
              maximum = "127",
              description = "The first graded answers and tests; 127 stands for 127 or more.",
              examples = "6")
          int attempts,
      @Schema(
              minimum = "0",
              maximum = "127",
              description = "How many of them succeeded.",
              examples = "5")
          int successes,
      @Schema(
              minimum = "0",
              maximum = "255",
              description = "The last eight, newest in bit 0, 1 for a success.",
              examples = "7")
          int outcomes,
      @Schema(description = "Whether the first succeeded.", examples = "true") boolean firstRight,
      @Schema(minimum = "0", description = "What the first counts as evidence.", examples = "100")
          int firstWeight,
      @Schema(
              minimum = "-1000",
              maximum = "1000",
              description = "Natural logarithm of the factor on the odds before.",
              examples = "1.5")
          double gain,
      @Schema(minimum = "0", description = "Odds added by learning.", examples = "0.8")
          double learned,
      @Schema(
              implementation = String.class,
              format = "date-time",
              description = "First event, kept to the week; absent when there is none.",
              examples = "2026-11-16T00:00:00Z")
          @Nullable Instant firstEventAt,
      @Schema(
              implementation = String.class,
              format = "date-time",
              description =
                  "Last event; absent when there is none. What is older than 2000 is told as 2000-01-01.",
              examples = "2026-11-22T10:00:00Z")
          @Nullable Instant lastEventAt,
      @Schema(
              implementation = String.class,
              format = "date-time",
              description =
                  "When the learner last showed or renewed knowing it; absent when never.",
              examples = "2026-11-22T10:00:00Z")
          @Nullable Instant refreshedAt,
      @Schema(
              minimum = "0",
              description =
                  "Days after which recall has fallen to 0.9; 0 before the first success.",
              examples = "4.2")
          double stabilityDays,
      @Schema(description = "Whether the learner began it.", examples = "true") boolean started,
      @Schema(description = "Whether the learner finished it.", examples = "false")
          boolean completed,
      @Schema(
              minimum = "0",
              maximum = "3",
              description = "0: nothing said, 1: unknown, 2: familiar, 3: known.",
              examples = "2")
          int selfAssessed,
      @Schema(
              description = "`true` when it was put aside for good; absent otherwise.",
              examples = "true")
          @Nullable Boolean dismissed,
      @Schema(
              implementation = String.class,
              format = "date-time",
              description = "Until when it is put aside; absent otherwise.",
              examples = "2026-12-01T00:00:00Z")
          @Nullable Instant dismissedUntil,
      @Schema(
              implementation = String.class,
              format = "date-time",
              description = "When it was put aside or taken back; absent when never.",
              examples = "2026-11-22T10:00:00Z")
          @Nullable Instant dismissalEventAt,
      @Schema(
              minimum = "0",
              description = "Odds that practice waits for something else.",
              examples = "0.1")
          double practiceWaits,
      @Schema(minimum = "0", description = "Odds that practice leads nowhere.", examples = "0.02")
          double practiceIsClosed,
      @Schema(
              minimum = "0",
              description = "How many topics were known at the last answer, modulo a power of two.",
              examples = "3")
          int learntBefore,
      @Schema(
              minimum = "-2147483648",
              description = "Code of the resource last used for it; 0: none.",
              examples = "0")
          int lastResource,
      @Schema(
              minimum = "-9223372036854775808",
              description = "The last items answered, as packed codes.",
              examples = "0")
          long items) {}

  @Schema(name = "ExportedReset", description = "A topic that was reset.")
  record ExportedReset(
      @Schema(description = "The topic.", examples = "linear-algebra.vectors") String topicId,
      @Schema(
              implementation = String.class,
              format = "date-time",
              description = "When.",
              examples = "2026-11-22T10:00:00Z")
          @Nullable Instant at) {}

  @Schema(name = "ExportedDismissal", description = "A resource that was put aside.")
  record ExportedDismissal(
      @Schema(description = "The resource.", examples = "mml-book") String resourceId,
      @Schema(
              description = "`true` when it was put aside for good; absent otherwise.",
              examples = "true")
          @Nullable Boolean dismissed,
      @Schema(
              implementation = String.class,
              format = "date-time",
              description = "Until when it is put aside; absent otherwise.",
              examples = "2026-12-01T00:00:00Z")
          @Nullable Instant dismissedUntil,
      @Schema(
              implementation = String.class,
              format = "date-time",
              description = "When it was put aside or taken back.",
              examples = "2026-11-22T10:00:00Z")
          @Nullable Instant dismissalEventAt) {}

  @Schema(name = "ExportedAnswers", description = "The last graded answers.")
  record ExportedAnswers(
      @Schema(minimum = "0", description = "Graded answers since the first.", examples = "42")
          int answered,
      @Schema(
              minimum = "0",
              maximum = "65535",
              description = "Decayed share of right answers.",
              examples = "41234")
          int level,
      @Schema(maxItems = 12, description = "Newest first.") List<ExportedAnswer> recent) {

    ExportedAnswers {
      recent = List.copyOf(recent);
    }
  }

  @Schema(name = "ExportedAnswer", description = "A graded answer.")
  record ExportedAnswer(
      @Schema(
              minLength = 0,
              description = "The topic; empty when it is forgotten.",
              examples = "linear-algebra.vectors")
          String topicId,
      @Schema(
              minimum = "-2147483648",
              description = "Code of the item, outcome, and whether the item was new, packed.",
              examples = "513")
          int bits) {}
}
