package dev.waymark.gateway.answer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A topic in a list.
@Schema(description = "A topic in a list.")
public record TopicSummary(
    @Schema(description = "A stable slug.", examples = "linear-algebra.eigenvalues") String topicId,
    @Schema(
            minLength = 1,
            description = "Title of the topic.",
            examples = "Eigenvalues and eigenvectors")
        String title,
    @Schema(
            minLength = 1,
            examples = "Directions that a linear map only stretches.",
            description = "What it is, in a sentence or two.")
        @Nullable String summary,
    @Schema(
            enumeration = {"CONCEPT", "SKILL", "TOOL", "ACTIVITY", "HABIT"},
            description = "`CONCEPT`, `SKILL`, `TOOL`, `ACTIVITY` or `HABIT`.",
            examples = "CONCEPT")
        @Nullable String kind,
    @Schema(
            minimum = "0",
            description = "The author's estimate of the time to working mastery, in minutes.",
            examples = "120")
        int minutes,
    @Schema(
            minimum = "1",
            maximum = "5",
            description = "1 (beginner) to 5 (advanced).",
            examples = "3")
        int level,
    @Schema(
            description =
                "Whether it left the published graph while learners still have progress on it.",
            examples = "false")
        boolean retired) {}
