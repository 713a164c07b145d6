package dev.waymark.gateway.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Where the parts of a roadmap are drawn.
@Schema(
    description =
        """
        Where the parts of a roadmap are drawn: lengths in CSS pixels, places from the top left of the map. Widths of text \
        are those of Inter or Arial, with 8 percent to spare.\
        """)
public record RoadmapMap(
    @Schema(description = "The roadmap.", examples = "ml-engineer") String roadmapId,
    @Schema(
            minLength = 1,
            description = "Title of the roadmap.",
            examples = "Machine Learning Engineer")
        String title,
    @Schema(
            pattern = Basis.GRAPH_RELEASE,
            description = "The graph release that answered; absent for what is not published.",
            examples = "3-9f2c41aa")
        @Nullable String graphRelease,
    @Schema(minimum = "0", description = "Width of the map in CSS pixels.", examples = "1260")
        double width,
    @Schema(minimum = "0", description = "Height of the map in CSS pixels.", examples = "2563")
        double height,
    @Schema(description = "In the author's order.") List<MapSection> sections,
    @Schema(description = "The topics that the roadmap lists, section by section.")
        List<MapTopic> topics,
    @Schema(description = "The prerequisites between these topics.") List<MapEdge> edges) {

  public RoadmapMap {
    sections = List.copyOf(sections);
    topics = List.copyOf(topics);
    edges = List.copyOf(edges);
  }
}
