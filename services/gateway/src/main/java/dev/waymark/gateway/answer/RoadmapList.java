package dev.waymark.gateway.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Every published roadmap, by id.
@Schema(description = "Every published roadmap, by id.")
public record RoadmapList(
    @Schema(description = "The graph release that answered.", examples = "3-9f2c41aa")
        String graphRelease,
    @Schema(description = "By id.") List<RoadmapSummary> roadmaps) {

  public RoadmapList {
    roadmaps = List.copyOf(roadmaps);
  }
}
