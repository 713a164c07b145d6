package dev.waymark.gateway.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A topic as a roadmap lists it.
@Schema(description = "A topic as a roadmap lists it.")
public record SectionTopic(
    @Schema(description = "A stable slug.", examples = "linear-algebra.eigenvalues") String topicId,
    @Schema(description = "Title of the topic.", examples = "Eigenvalues and eigenvectors")
        String title,
    @Schema(description = "What it is, in a sentence or two.") @Nullable String summary,
    @Schema(
            description = "`CONCEPT`, `SKILL`, `TOOL`, `ACTIVITY` or `HABIT`.",
            examples = "CONCEPT")
        @Nullable String kind,
    @Schema(
            description = "The author's estimate of the time to working mastery, in minutes.",
            examples = "120")
        int minutes,
    @Schema(description = "1 (beginner) to 5 (advanced).", examples = "3") int level,
    @Schema(
            description =
                "Whether it left the published graph while learners still have progress on it.",
            examples = "false")
        boolean retired,
    @Schema(description = "Importance to the goal, 0.1 to 5; 1 is ordinary.", examples = "1")
        double weight,
    @Schema(description = "Direct prerequisites within the whole graph.")
        List<Requirement> requires) {

  public SectionTopic {
    requires = List.copyOf(requires);
  }
}
