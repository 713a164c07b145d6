package dev.waymark.gateway.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A section of a roadmap.
@Schema(description = "A section of a roadmap.")
public record Section(
    @Schema(minLength = 1, description = "Title of the section.", examples = "Linear algebra")
        String title,
    @Schema(description = "In the author's order.") List<SectionTopic> topics) {

  public Section {
    topics = List.copyOf(topics);
  }
}
