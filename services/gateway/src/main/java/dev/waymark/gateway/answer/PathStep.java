package dev.waymark.gateway.answer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One topic of a path.
@Schema(description = "One topic of a path.")
public record PathStep(
    @Schema(description = "A stable slug.", examples = "linear-algebra.eigenvalues") String topicId,
    @Schema(
            minLength = 1,
            description = "Title of the topic.",
            examples = "Eigenvalues and eigenvectors")
        String title,
    @Schema(
            minLength = 1,
            description =
                "The section of the roadmap; absent when the roadmap does not list the topic itself.",
            examples = "Linear algebra")
        @Nullable String section,
    @Schema(
            minimum = "0",
            description = "Time it is expected to take, in minutes.",
            examples = "120")
        int minutes,
    @Schema(
            minimum = "0",
            description = "From the start of the path to the end of this step.",
            examples = "480")
        int cumulativeMinutes,
    @Schema(format = "date", description = "ISO 8601 date in UTC.", examples = "2026-11-22")
        @Nullable String startDate,
    @Schema(format = "date", description = "ISO 8601 date in UTC.", examples = "2026-11-25")
        @Nullable String endDate,
    @Schema(
            minimum = "0",
            maximum = "1",
            description = "Probability that the learner knows the topic now, 0 to 1.",
            examples = "0.31")
        double mastery) {}
