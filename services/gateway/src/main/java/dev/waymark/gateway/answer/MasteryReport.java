package dev.waymark.gateway.answer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Mastery of each topic of the goal, with its evidence.
@Schema(description = "Mastery of each topic of the goal, with its evidence.")
public record MasteryReport(
    @JsonUnwrapped Basis basis,
    @Schema(minimum = "0", description = "How many topics are mastered.", examples = "12")
        int masteredCount,
    @Schema(description = "In the roadmap's order.") List<TopicMastery> topics) {

  public MasteryReport {
    topics = List.copyOf(topics);
  }
}
