package dev.waymark.gateway.grpc;

import static dev.waymark.gateway.grpc.WireValues.each;
import static dev.waymark.gateway.grpc.WireValues.text;

import dev.waymark.gateway.answer.LearnerPath;
import dev.waymark.gateway.answer.Milestone;
import dev.waymark.gateway.answer.PathStep;
import dev.waymark.recommender.v1.PlanPathResponse;

/// Replies with a path as answers.
final class PathAnswers {

  private PathAnswers() {}

  static LearnerPath path(PlanPathResponse reply) {
    return new LearnerPath(
        RecommendationAnswers.basis(reply.getLearnerId(), reply.getRoadmapId(), reply.getBasis()),
        each(reply.getStepsList(), PathAnswers::step),
        reply.getTotalMinutes(),
        text(reply.getFinishDate()),
        reply.getHoursPerWeek(),
        each(reply.getMilestonesList(), PathAnswers::milestone),
        reply.getCriticalPathList(),
        reply.getCriticalPathMinutes(),
        reply.getLeftOutList(),
        reply.hasShare() ? RecommendationAnswers.share(reply.getShare()) : null);
  }

  private static PathStep step(dev.waymark.recommender.v1.PathStep step) {
    return new PathStep(
        step.getTopicId(),
        step.getTitle(),
        text(step.getSection()),
        step.getMinutes(),
        step.getCumulativeMinutes(),
        text(step.getStartDate()),
        text(step.getEndDate()),
        step.getMastery());
  }

  private static Milestone milestone(dev.waymark.recommender.v1.Milestone milestone) {
    return new Milestone(
        milestone.getSection(), text(milestone.getDate()), milestone.getCumulativeMinutes());
  }
}
