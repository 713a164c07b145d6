package dev.waymark.gateway.answer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A roadmap in a list.
@Schema(description = "A roadmap in a list.")
public record RoadmapSummary(
    @Schema(description = "A stable slug.", examples = "ml-engineer") String roadmapId,
    @Schema(
            minLength = 1,
            description = "Title of the roadmap.",
            examples = "Machine learning engineer")
        String title,
    @Schema(
            minLength = 1,
            examples = "From first programs to models in production.",
            description = "What it leads to.")
        @Nullable String summary,
    @Schema(
            minLength = 1,
            maxLength = 32,
            description = "The author's version.",
            examples = "1.0.0")
        @Nullable String version,
    @Schema(minimum = "0", description = "How many topics it lists.", examples = "120")
        int topicCount,
    @Schema(minimum = "0", description = "How many sections it has.", examples = "10")
        int sectionCount,
    @Schema(
            minimum = "0",
            description = "Sum of the authors' minutes of its topics.",
            examples = "14400")
        int minutes) {}
