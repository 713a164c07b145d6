package dev.waymark.gateway.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why a step or a resource was chosen.
@Schema(description = "Why a step or a resource was chosen.")
public record Reason(
    @Schema(
            pattern = "^[A-Z_]+$",
            description = "Stable and machine-readable.",
            examples = "PREREQUISITES_READY")
        String code,
    @Schema(
            minLength = 1,
            description = "A sentence for the learner, in English.",
            examples = "You are ready for this: you know what it builds on.")
        String text,
    @Schema(
            examples = "[\"linear-algebra.determinants\"]",
            description = "The topics it speaks of.")
        List<String> topicIds,
    @Schema(description = "The part of the step's score that it contributed.", examples = "0.4")
        double contribution) {

  public Reason {
    topicIds = List.copyOf(topicIds);
  }
}
