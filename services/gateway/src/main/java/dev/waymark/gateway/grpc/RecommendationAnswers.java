package dev.waymark.gateway.grpc;

import static dev.waymark.gateway.grpc.WireValues.each;
import static dev.waymark.gateway.grpc.WireValues.instant;
import static dev.waymark.gateway.grpc.WireValues.name;
import static dev.waymark.gateway.grpc.WireValues.text;

import dev.waymark.gateway.answer.Basis;
import dev.waymark.gateway.answer.Evidence;
import dev.waymark.gateway.answer.MasteryReport;
import dev.waymark.gateway.answer.NextSteps;
import dev.waymark.gateway.answer.Placement;
import dev.waymark.gateway.answer.Probe;
import dev.waymark.gateway.answer.Reason;
import dev.waymark.gateway.answer.RecommendedResource;
import dev.waymark.gateway.answer.Share;
import dev.waymark.gateway.answer.Step;
import dev.waymark.gateway.answer.TopicMastery;
import dev.waymark.gateway.answer.TopicStanding;
import dev.waymark.recommender.v1.ExplainTopicResponse;
import dev.waymark.recommender.v1.GetMasteryResponse;
import dev.waymark.recommender.v1.NextProbeResponse;
import dev.waymark.recommender.v1.RecommendNextStepsResponse;
import java.util.Objects;

/// Replies of the recommender service as answers.
final class RecommendationAnswers {

  private RecommendationAnswers() {}

  static NextSteps nextSteps(RecommendNextStepsResponse reply) {
    return new NextSteps(
        basis(reply.getLearnerId(), reply.getRoadmapId(), reply.getBasis()),
        each(reply.getStepsList(), RecommendationAnswers::step),
        name(reply.getNoSteps()),
        reply.hasShare() ? share(reply.getShare()) : null,
        null);
  }

  /// How much of a goal is done.
  static Share share(dev.waymark.recommender.v1.Share share) {
    return new Share(
        share.getPercent(), share.getMastered(), share.getReady(), share.getNotReady());
  }

  static MasteryReport mastery(GetMasteryResponse reply) {
    return new MasteryReport(
        basis(reply.getLearnerId(), reply.getRoadmapId(), reply.getBasis()),
        reply.getMasteredCount(),
        each(reply.getTopicsList(), RecommendationAnswers::topicMastery));
  }

  static Placement placement(NextProbeResponse reply) {
    return new Placement(
        basis(reply.getLearnerId(), reply.getRoadmapId(), reply.getBasis()),
        reply.hasProbe() ? probe(reply.getProbe()) : null,
        reply.getDone(),
        reply.getAnswered(),
        reply.getUncertainTopics());
  }

  static TopicStanding standing(ExplainTopicResponse reply) {
    return new TopicStanding(
        basis(reply.getLearnerId(), reply.getRoadmapId(), reply.getBasis()),
        reply.getTopicId(),
        reply.getTitle(),
        name(reply.getStanding()),
        reply.getText(),
        reply.getPlace() == 0 ? null : reply.getPlace(),
        reply.getMissingTopicIdsList(),
        reply.hasDismissedUntil() ? instant(reply.getDismissedUntil()) : null,
        reply.getSuccessProbability());
  }

  static Basis basis(String learnerId, String roadmapId, dev.waymark.recommender.v1.Basis basis) {
    return new Basis(
        learnerId,
        text(roadmapId),
        basis.getGraphRelease(),
        basis.getModelVersion(),
        basis.getPolicyVersion(),
        instant(basis.getAsOf()),
        basis.getGoalsGoneList());
  }

  private static Step step(dev.waymark.recommender.v1.Step step) {
    return new Step(
        step.getTopicId(),
        step.getTitle(),
        name(step.getKind()),
        step.getScore(),
        step.getMastery(),
        step.getSuccessProbability(),
        step.getMinutes(),
        each(step.getReasonsList(), RecommendationAnswers::reason),
        each(step.getResourcesList(), RecommendationAnswers::recommended));
  }

  private static Reason reason(dev.waymark.recommender.v1.Reason reason) {
    return new Reason(
        reason.getCode(), reason.getText(), reason.getTopicIdsList(), reason.getContribution());
  }

  private static RecommendedResource recommended(
      dev.waymark.recommender.v1.RecommendedResource recommended) {
    return new RecommendedResource(
        CatalogueAnswers.resource(recommended.getResource()),
        each(recommended.getReasonsList(), RecommendationAnswers::reason));
  }

  private static TopicMastery topicMastery(dev.waymark.recommender.v1.TopicMastery mastery) {
    var evidence = mastery.getEvidence();
    return new TopicMastery(
        mastery.getTopicId(),
        mastery.getTitle(),
        mastery.getMastery(),
        mastery.getMastered(),
        mastery.getReady(),
        mastery.getSuccessProbability(),
        new Evidence(
            evidence.getAttempts(),
            evidence.getSuccesses(),
            evidence.hasLastEventAt() ? instant(evidence.getLastEventAt()) : null,
            Objects.requireNonNullElse(name(evidence.getSource()), "NONE")),
        mastery.getStuck(),
        mastery.getDismissed(),
        mastery.getReviewDue());
  }

  private static Probe probe(dev.waymark.recommender.v1.Probe probe) {
    return new Probe(
        probe.getTopicId(),
        probe.getTitle(),
        text(probe.getSummary()),
        probe.getExpectedInformationBits());
  }
}
