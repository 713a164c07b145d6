package dev.waymark.gateway.answer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A topic with what it requires, what it unlocks and what teaches it.
@Schema(description = "A topic with what it requires, what it unlocks and what teaches it.")
public record Topic(
    @JsonUnwrapped TopicSummary topic,
    @Schema(
            pattern = Basis.GRAPH_RELEASE,
            description = "The graph release that answered.",
            examples = "3-9f2c41aa")
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
