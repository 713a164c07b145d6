package dev.waymark.gateway.answer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Numbers of learners.
@Schema(description = "Numbers of learners.")
public record LearnerFigures(
    @Schema(
            description = "Learners that the database holds anything of.",
            minimum = "0",
            examples = "1234")
        long total,
    @Schema(
            description =
                "How many of them the figures of topics are of: the first by id, at most the recommender's"
                    + " `insight.max-learners`.",
            minimum = "0",
            examples = "1000")
        long counted,
    @Schema(
            description =
                "How many of all have the roadmap among the goals of their profile; absent when they are too few to be"
                    + " told.",
            minimum = "0",
            examples = "57")
        @Nullable Long aimingHere) {}
