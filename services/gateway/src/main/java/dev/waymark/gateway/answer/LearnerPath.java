package dev.waymark.gateway.answer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Everything left to the goal, in an order that never breaks a `HARD` prerequisite.
@Schema(
    description =
        "Everything left to the goal, in an order that never breaks a `HARD` prerequisite.")
public record LearnerPath(
    @JsonUnwrapped Basis basis,
    @Schema(description = "In order.") List<PathStep> steps,
    @Schema(minimum = "0", description = "Sum over the steps.", examples = "9600") int totalMinutes,
    @Schema(
            format = "date",
            description = "The day the last step ends, in UTC.",
            examples = "2027-05-01")
        @Nullable String finishDate,
    @Schema(
            minimum = "0",
            maximum = "168",
            description = "The weekly study time that the dates were computed with.",
            examples = "6")
        double hoursPerWeek,
    @Schema(description = "The ends of the sections of the roadmap.") List<Milestone> milestones,
    @Schema(
            examples = "[\"linear-algebra.vectors\", \"linear-algebra.matrices\"]",
            description = "The longest chain of prerequisites left, in order.")
        List<String> criticalPath,
    @Schema(
            minimum = "0",
            description = "Its minutes: no plan is done sooner, however many hours a week.",
            examples = "2400")
        int criticalPathMinutes,
    @Schema(
            examples = "[\"career.portfolio\"]",
            description =
                "Topics of the goal that the budget left out, then those that were put aside and what"
                    + " can't be begun without them.")
        List<String> leftOut,
    @Schema(description = "How much of the goal is done.") @Nullable Share share) {

  public LearnerPath {
    steps = List.copyOf(steps);
    milestones = List.copyOf(milestones);
    criticalPath = List.copyOf(criticalPath);
    leftOut = List.copyOf(leftOut);
  }
}
