package dev.waymark.gateway.answer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A topic as a roadmap lists it.
@Schema(description = "A topic as a roadmap lists it.")
public record SectionTopic(
    @JsonUnwrapped TopicSummary topic,
    @Schema(
            minimum = "0.1",
            maximum = "5",
            description = "Importance to the goal, 0.1 to 5; 1 is ordinary.",
            examples = "1")
        double weight,
    @Schema(description = "Direct prerequisites within the whole graph.")
        List<Requirement> requires) {

  public SectionTopic {
    requires = List.copyOf(requires);
  }
}
