package dev.waymark.gateway.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The best next steps toward the goal, best first.
@Schema(description = "The best next steps toward the goal, best first.")
public record NextSteps(
    @JsonUnwrapped Basis basis,
    @Schema(maxItems = 50, description = "Best first.") List<Step> steps,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
            enumeration = {
              "GOAL_REACHED",
              "ALL_DISMISSED",
              "ABOVE_LEVEL",
              "ALL_EXCLUDED",
              "NOTHING_READY"
            },
            description =
                "Why there is no step: `GOAL_REACHED`, `ALL_DISMISSED` (what could be taken now was"
                    + " put aside), `ABOVE_LEVEL` (it is harder than was asked for),"
                    + " `ALL_EXCLUDED` or `NOTHING_READY`; absent when there is one.",
            examples = "GOAL_REACHED")
        @Nullable String noSteps,
    @Schema(description = "How much of the goal is done.") @Nullable Share share,
    @Schema(
            description =
                "`true` when no recommender answered and these are the first topics of the roadmap in"
                    + " the author's order, whatever the learner knows; only where the gateway is"
                    + " configured to answer so. Absent otherwise.",
            examples = "true")
        @Nullable Boolean degraded) {

  public NextSteps {
    steps = List.copyOf(steps);
  }
}
