package dev.waymark.gateway.answer;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The placement question that tells most about the learner, or that placement is done.
@Schema(
    description =
        "The placement question that tells most about the learner, or that placement is done.")
public record Placement(
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
    @Schema(description = "The topic to ask about; absent when placement is done.")
        @Nullable Probe probe,
    @Schema(
            description = "Whether enough is known, or the bound on questions is reached.",
            examples = "false")
        boolean done,
    @Schema(description = "Questions answered so far.", examples = "4") int answered,
    @Schema(description = "Topics whose mastery is still open.", examples = "37")
        int uncertainTopics) {}
