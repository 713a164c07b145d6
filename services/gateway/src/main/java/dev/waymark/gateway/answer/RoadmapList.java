package dev.waymark.gateway.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Every published roadmap, by id.
@Schema(description = "Every published roadmap, by id.")
public record RoadmapList(
    @Schema(
            pattern = Basis.GRAPH_RELEASE,
            description = "The graph release that answered.",
            examples = "3-9f2c41aa")
        String graphRelease,
    @Schema(description = "By id.") List<RoadmapSummary> roadmaps,
    @Schema(
            minLength = 1,
            maxLength = 128,
            description = "What to pass as `after` for those that follow; absent when none does.",
            examples = "data-analyst")
        @Nullable String next) {

  public RoadmapList {
    roadmaps = List.copyOf(roadmaps);
  }

  /// At most so many of them, behind an id.
  ///
  /// @param after empty: from the first
  public RoadmapList page(String after, int limit) {
    List<RoadmapSummary> behind =
        roadmaps.stream().filter(it -> it.roadmapId().compareTo(after) > 0).toList();
    List<RoadmapSummary> page = behind.stream().limit(limit).toList();
    return new RoadmapList(
        graphRelease, page, page.size() < behind.size() ? page.getLast().roadmapId() : null);
  }
}
