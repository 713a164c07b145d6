package dev.waymark.engine.recommendation;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// One topic to take now.
///
/// @param score how good a step it is under the policy; comparable within one answer
/// @param mastery chance that the learner knows the topic now, 0 to 1
/// @param successProbability chance of success on a typical exercise now, 0 to 1
/// @param minutes expected at the learner's pace
/// @param reasons the weightiest first
/// @param resources best first
public record Step(
    String topicId,
    String title,
    StepKind kind,
    double score,
    double mastery,
    double successProbability,
    int minutes,
    List<Reason> reasons,
    List<RecommendedResource> resources) {
  public Step {
    requireNonNull(topicId, "topicId");
    requireNonNull(title, "title");
    requireNonNull(kind, "kind");
    reasons = List.copyOf(reasons);
    resources = List.copyOf(resources);
  }
}
