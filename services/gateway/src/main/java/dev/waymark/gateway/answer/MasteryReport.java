package dev.waymark.gateway.answer;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Mastery of each topic of the goal, with its evidence.
@Schema(description = "Mastery of each topic of the goal, with its evidence.")
public record MasteryReport(
    @Schema(description = "The learner.", examples = "ada") String learnerId,
    @Schema(
            description =
                "The roadmap that was asked for; absent when the answer serves the goals of the profile.",
            examples = "ml-engineer")
        @Nullable String roadmapId,
    @Schema(description = "The graph release that answered.", examples = "3-9f2c41aa")
        String graphRelease,
    @Schema(description = "The mastery model.", examples = "bkt-1") String modelVersion,
    @Schema(description = "The ranking policy.", examples = "balanced-1") String policyVersion,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description = "The time that forgetting and dates were reckoned at.",
            examples = "2026-11-22T10:00:00Z")
        Instant asOf,
    @Schema(description = "How many topics are mastered.", examples = "12") int masteredCount,
    @Schema(description = "In the roadmap's order.") List<TopicMastery> topics) {

  public MasteryReport {
    topics = List.copyOf(topics);
  }
}
