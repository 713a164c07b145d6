package dev.waymark.gateway.grpc;

import static dev.waymark.gateway.grpc.WireValues.each;
import static dev.waymark.gateway.grpc.WireValues.instant;
import static dev.waymark.gateway.grpc.WireValues.name;

import dev.waymark.gateway.answer.IngestionFigures;
import dev.waymark.gateway.answer.Insight;
import dev.waymark.gateway.answer.LearnerFigures;
import dev.waymark.gateway.answer.ModelFigures;
import dev.waymark.gateway.answer.PrerequisiteFigures;
import dev.waymark.gateway.answer.SuspiciousPrerequisite;
import dev.waymark.gateway.answer.TopicFigures;
import dev.waymark.insight.v1.DeadLetterFigures;
import dev.waymark.insight.v1.GetInsightResponse;
import java.util.stream.Collectors;

/// Figures over all learners as answers.
final class InsightAnswers {

  private InsightAnswers() {}

  static Insight insight(GetInsightResponse reply) {
    return new Insight(
        reply.getRoadmapId(),
        reply.getGraphRelease(),
        instant(reply.getAsOf()),
        reply.getAgeSeconds(),
        model(reply.getModel()),
        learners(reply.getLearners()),
        each(reply.getTopicsList(), InsightAnswers::topic),
        prerequisites(reply.getPrerequisites()),
        ingestion(reply.getIngestion()),
        false);
  }

  private static PrerequisiteFigures prerequisites(
      dev.waymark.insight.v1.PrerequisiteFigures figures) {
    return new PrerequisiteFigures(
        figures.getJudged(),
        figures.getTooFew(),
        each(figures.getSuspiciousList(), InsightAnswers::suspicious));
  }

  private static SuspiciousPrerequisite suspicious(
      dev.waymark.insight.v1.SuspiciousPrerequisite found) {
    return new SuspiciousPrerequisite(
        found.getTopicId(),
        found.getRequiredTopicId(),
        name(found.getSuspicion()),
        found.getLearnersWith(),
        found.getKnowingWith(),
        found.getLearnersWithout(),
        found.getKnowingWithout(),
        found.getDifference(),
        found.getDifferenceLow(),
        found.getDifferenceHigh());
  }

  private static ModelFigures model(dev.waymark.insight.v1.ModelFigures model) {
    return new ModelFigures(
        model.getId(),
        model.getTrained(),
        model.hasPublishedAt() ? instant(model.getPublishedAt()) : null);
  }

  private static LearnerFigures learners(dev.waymark.insight.v1.LearnerFigures learners) {
    return new LearnerFigures(
        learners.getTotal(),
        learners.getCounted(),
        learners.hasAimingHere() ? learners.getAimingHere() : null);
  }

  private static TopicFigures topic(dev.waymark.insight.v1.TopicFigures topic) {
    return new TopicFigures(
        topic.getTopicId(),
        topic.getTitle(),
        topic.hasMastered() ? topic.getMastered() : null,
        topic.hasReady() ? topic.getReady() : null,
        topic.hasPractising() ? topic.getPractising() : null,
        topic.hasStuck() ? topic.getStuck() : null,
        topic.hasDismissed() ? topic.getDismissed() : null,
        topic.hasAttempts() ? topic.getAttempts() : null,
        topic.hasSuccesses() ? topic.getSuccesses() : null,
        topic.getEstimatedMinutes(),
        topic.hasObservedMinutes() ? topic.getObservedMinutes() : null);
  }

  private static IngestionFigures ingestion(dev.waymark.insight.v1.IngestionFigures ingestion) {
    return new IngestionFigures(
        ingestion.getPartitions(),
        ingestion.getLogPartitions() == 0 ? null : ingestion.getLogPartitions(),
        ingestion.hasLag() ? ingestion.getLag() : null,
        instant(ingestion.getSince()),
        ingestion.getApplied(),
        ingestion.getRejected(),
        ingestion.getDeadLettersList().stream()
            .collect(
                Collectors.toMap(
                    DeadLetterFigures::getReason, DeadLetterFigures::getCount, Long::sum)),
        ingestion.hasNewestEventAt() ? instant(ingestion.getNewestEventAt()) : null);
  }
}
