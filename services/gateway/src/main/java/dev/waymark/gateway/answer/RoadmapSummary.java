package dev.waymark.gateway.answer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A roadmap in a list.
@Schema(description = "A roadmap in a list.")
public record RoadmapSummary(
    @Schema(description = "A stable slug.", examples = "ml-engineer") String roadmapId,
    @Schema(description = "Title of the roadmap.", examples = "Machine learning engineer")
        String title,
    @Schema(description = "What it leads to.") @Nullable String summary,
    @Schema(description = "The author's version.", examples = "1.0.0") @Nullable String version,
    @Schema(description = "How many topics it lists.", examples = "120") int topicCount,
    @Schema(description = "How many sections it has.", examples = "10") int sectionCount,
    @Schema(description = "Sum of the authors' minutes of its topics.", examples = "14400")
        int minutes) {}
