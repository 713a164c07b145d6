package dev.waymark.gateway.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One topic to take now.
@Schema(description = "One topic to take now.")
public record Step(
    @Schema(description = "A stable slug.", examples = "linear-algebra.eigenvalues") String topicId,
    @Schema(
            minLength = 1,
            description = "Title of the topic.",
            examples = "Eigenvalues and eigenvectors")
        String title,
    @Schema(
            enumeration = {"LEARN", "PRACTISE", "REVIEW", "REMEDIATE"},
            description = "`LEARN`, `PRACTISE`, `REVIEW` or `REMEDIATE`.",
            examples = "LEARN")
        @Nullable String kind,
    @Schema(
            description =
                "How good a step it is under the policy; comparable within one answer only. Absent in"
                    + " a degraded answer, as are the next two.",
            examples = "0.82")
        @Nullable Double score,
    @Schema(
            minimum = "0",
            maximum = "1",
            description = "Probability that the learner knows the topic now, 0 to 1.",
            examples = "0.31")
        @Nullable Double mastery,
    @Schema(
            minimum = "0",
            maximum = "1",
            description = "Probability of success on a typical exercise now, 0 to 1.",
            examples = "0.55")
        @Nullable Double successProbability,
    @Schema(
            minimum = "0",
            description = "Time it is expected to take, in minutes.",
            examples = "120")
        int minutes,
    @Schema(description = "Why, the weightiest first.") List<Reason> reasons,
    @Schema(maxItems = 50, description = "What to learn it from, best first.")
        List<RecommendedResource> resources) {

  public Step {
    reasons = List.copyOf(reasons);
    resources = List.copyOf(resources);
  }
}
