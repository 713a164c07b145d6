package dev.waymark.gateway.answer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The best next steps toward the goal, best first.
@Schema(description = "The best next steps toward the goal, best first.")
public record NextSteps(
    @JsonUnwrapped Basis basis, @Schema(description = "Best first.") List<Step> steps) {

  public NextSteps {
    steps = List.copyOf(steps);
  }
}
