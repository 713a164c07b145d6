package dev.waymark.gateway.answer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A roadmap with its sections and topics, in the author's order.
@Schema(description = "A roadmap with its sections and topics, in the author's order.")
public record Roadmap(
    @JsonUnwrapped RoadmapSummary roadmap,
    @Schema(
            pattern = Basis.GRAPH_RELEASE,
            description = "The graph release that answered.",
            examples = "3-9f2c41aa")
        String graphRelease,
    @Schema(description = "In the author's order.") List<Section> sections) {

  public Roadmap {
    sections = List.copyOf(sections);
  }
}
