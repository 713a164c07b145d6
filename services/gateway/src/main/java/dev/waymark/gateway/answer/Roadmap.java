package dev.waymark.gateway.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A roadmap with its sections and topics, in the author's order.
@Schema(description = "A roadmap with its sections and topics, in the author's order.")
public record Roadmap(
    @Schema(description = "A stable slug.", examples = "ml-engineer") String roadmapId,
    @Schema(description = "Title of the roadmap.", examples = "Machine learning engineer")
        String title,
    @Schema(description = "What it leads to.") @Nullable String summary,
    @Schema(description = "The author's version.", examples = "1.0.0") @Nullable String version,
    @Schema(description = "How many topics it lists.", examples = "120") int topicCount,
    @Schema(description = "How many sections it has.", examples = "10") int sectionCount,
    @Schema(description = "Sum of the authors' minutes of its topics.", examples = "14400")
        int minutes,
    @Schema(description = "The graph release that answered.", examples = "3-9f2c41aa")
        String graphRelease,
    @Schema(description = "In the author's order.") List<Section> sections) {

  public Roadmap {
    sections = List.copyOf(sections);
  }
}
