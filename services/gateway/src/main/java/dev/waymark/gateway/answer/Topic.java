package dev.waymark.gateway.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A topic with what it requires, what it unlocks and what teaches it.
@Schema(description = "A topic with what it requires, what it unlocks and what teaches it.")
public record Topic(
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
    @Schema(description = "The graph release that answered.", examples = "3-9f2c41aa")
        String graphRelease,
    @Schema(description = "What it requires directly, `HARD` before `SOFT`.")
        List<Requirement> requires,
    @Schema(description = "The topics that require it directly, `HARD` before `SOFT`.")
        List<Requirement> unlocks,
    @Schema(description = "What teaches it, best coverage first.") List<Resource> resources,
    @Schema(description = "The roadmaps that include it.", examples = "[\"ml-engineer\"]")
        List<String> roadmapIds) {

  public Topic {
    requires = List.copyOf(requires);
    unlocks = List.copyOf(unlocks);
    resources = List.copyOf(resources);
    roadmapIds = List.copyOf(roadmapIds);
  }
}
