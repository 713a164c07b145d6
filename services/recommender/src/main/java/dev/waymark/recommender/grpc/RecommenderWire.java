package dev.waymark.recommender.grpc;

import com.google.protobuf.Timestamp;
import dev.waymark.engine.graph.Lesson;
import dev.waymark.engine.mastery.TopicMastery;
import dev.waymark.engine.recommendation.GoalShare;
import dev.waymark.engine.recommendation.Standing.AboveLevel;
import dev.waymark.engine.recommendation.Standing.Dismissed;
import dev.waymark.engine.recommendation.Standing.Mastered;
import dev.waymark.engine.recommendation.Standing.NotReady;
import dev.waymark.engine.recommendation.Standing.Open;
import dev.waymark.engine.recommendation.Standing.OutsideGoal;
import dev.waymark.recommender.v1.Evidence;
import dev.waymark.recommender.v1.EvidenceSource;
import dev.waymark.recommender.v1.ExplainTopicResponse;
import dev.waymark.recommender.v1.Milestone;
import dev.waymark.recommender.v1.PathStep;
import dev.waymark.recommender.v1.Probe;
import dev.waymark.recommender.v1.Reason;
import dev.waymark.recommender.v1.RecommendedResource;
import dev.waymark.recommender.v1.Share;
import dev.waymark.recommender.v1.Standing;
import dev.waymark.recommender.v1.Step;
import dev.waymark.recommender.v1.StepKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The engine's answers as messages.
final class RecommenderWire {
  private RecommenderWire() {}

  static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }

  /// @param resources at most this many
  /// @param withReasons whether to say why
  static Step step(
      dev.waymark.engine.recommendation.Step step, int resources, boolean withReasons) {
    Step.Builder message =
        Step.newBuilder()
            .setTopicId(step.topicId())
            .setTitle(step.title())
            .setKind(StepKind.valueOf(step.kind().name()))
            .setScore(step.score())
            .setMastery(step.mastery())
            .setSuccessProbability(step.successProbability())
            .setMinutes(step.minutes());
    if (withReasons) {
      step.reasons().forEach(it -> message.addReasons(reason(it)));
    }
    step.resources().stream()
        .limit(resources)
        .forEach(it -> message.addResources(resource(it, withReasons)));
    return message.build();
  }

  static Share share(GoalShare share) {
    return Share.newBuilder()
        .setPercent(share.percent())
        .setMastered(share.mastered())
        .setReady(share.ready())
        .setNotReady(share.notReady())
        .build();
  }

  private static Reason reason(dev.waymark.engine.recommendation.Reason reason) {
    return Reason.newBuilder()
        .setCode(reason.code())
        .setText(reason.text())
        .addAllTopicIds(reason.topicIds())
        .setContribution(reason.contribution())
        .build();
  }

  private static RecommendedResource resource(
      dev.waymark.engine.recommendation.RecommendedResource resource, boolean withReasons) {
    RecommendedResource.Builder message =
        RecommendedResource.newBuilder()
            .setResource(
                CatalogWire.resource(new Lesson(resource.resource(), resource.teaching())));
    if (withReasons) {
      resource.reasons().forEach(it -> message.addReasons(reason(it)));
    }
    return message.build();
  }

  static void standing(
      ExplainTopicResponse.Builder message, dev.waymark.engine.recommendation.Standing standing) {
    message.setText(standing.text());
    switch (standing) {
      case Open(int place) -> message.setStanding(Standing.OPEN).setPlace(place);
      case Mastered _ -> message.setStanding(Standing.MASTERED);
      case NotReady(List<String> topicIds, _) ->
          message.setStanding(Standing.NOT_READY).addAllMissingTopicIds(topicIds);
      case Dismissed(@Nullable Instant until) -> {
        message.setStanding(Standing.DISMISSED);
        if (until != null) {
          message.setDismissedUntil(timestamp(until));
        }
      }
      case OutsideGoal _ -> message.setStanding(Standing.OUTSIDE_GOAL);
      case AboveLevel _ -> throw new IllegalStateException("no level was asked for");
    }
  }

  static Probe probe(dev.waymark.engine.placement.Probe probe) {
    return Probe.newBuilder()
        .setTopicId(probe.topicId())
        .setTitle(probe.title())
        .setSummary(probe.summary())
        .setExpectedInformationBits(probe.expectedInformationBits())
        .build();
  }

  static PathStep pathStep(dev.waymark.engine.path.PathStep step) {
    return PathStep.newBuilder()
        .setTopicId(step.topicId())
        .setTitle(step.title())
        .setSection(step.section())
        .setMinutes(step.minutes())
        .setCumulativeMinutes(step.cumulativeMinutes())
        .setStartDate(step.startDate().toString())
        .setEndDate(step.endDate().toString())
        .setMastery(step.mastery())
        .build();
  }

  static Milestone milestone(dev.waymark.engine.path.Milestone milestone) {
    return Milestone.newBuilder()
        .setSection(milestone.section())
        .setDate(milestone.date().toString())
        .setCumulativeMinutes(milestone.cumulativeMinutes())
        .build();
  }

  static dev.waymark.recommender.v1.TopicMastery mastery(TopicMastery topic) {
    Evidence.Builder evidence =
        Evidence.newBuilder()
            .setAttempts(topic.attempts())
            .setSuccesses(topic.successes())
            .setSource(EvidenceSource.valueOf(topic.source().name()));
    Instant last = topic.lastEventAt();
    if (last != null) {
      evidence.setLastEventAt(timestamp(last));
    }
    return dev.waymark.recommender.v1.TopicMastery.newBuilder()
        .setTopicId(topic.topicId())
        .setTitle(topic.title())
        .setMastery(topic.mastery())
        .setMastered(topic.mastered())
        .setReady(topic.ready())
        .setSuccessProbability(topic.successProbability())
        .setEvidence(evidence)
        .setStuck(topic.stuck())
        .setDismissed(topic.dismissed())
        .setReviewDue(topic.reviewDue())
        .build();
  }
}
