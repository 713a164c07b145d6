package dev.waymark.recommender.grpc;

import dev.waymark.engine.statistics.Estimate;
import dev.waymark.engine.statistics.PrerequisiteFigures;
import dev.waymark.engine.statistics.PrerequisiteFigures.Counts;
import dev.waymark.engine.statistics.PrerequisiteFigures.Suspicious;
import dev.waymark.insight.v1.DeadLetterFigures;
import dev.waymark.insight.v1.GetInsightResponse;
import dev.waymark.insight.v1.IngestionFigures;
import dev.waymark.insight.v1.LearnerFigures;
import dev.waymark.insight.v1.ModelFigures;
import dev.waymark.insight.v1.SuspiciousPrerequisite;
import dev.waymark.insight.v1.TopicFigures;
import dev.waymark.recommender.insight.IngestionView.Ingestion;
import dev.waymark.recommender.insight.Insight;
import dev.waymark.recommender.insight.RoadmapFigures;
import dev.waymark.recommender.model.ModelInUse.InUse;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/// Figures as messages, without numbers of so few learners that one could be told.
final class InsightWire {
  private final int minLearners;

  InsightWire(int minLearners) {
    this.minLearners = minLearners;
  }

  /// @param now when the answer is given
  GetInsightResponse response(String roadmapId, Insight insight, Ingestion ingestion, Instant now) {
    RoadmapFigures figures = Objects.requireNonNull(insight.roadmaps().get(roadmapId));
    var response =
        GetInsightResponse.newBuilder()
            .setRoadmapId(roadmapId)
            .setGraphRelease(insight.graphRelease())
            .setAsOf(RecommenderWire.timestamp(insight.asOf()))
            .setAgeSeconds((int) Math.max(0, Duration.between(insight.asOf(), now).toSeconds()))
            .setModel(model(insight.model()))
            .setLearners(learners(insight, figures))
            .setPrerequisites(prerequisites(figures.prerequisites()))
            .setIngestion(ingestion(ingestion));
    figures.topics().forEach(it -> response.addTopics(topic(it)));
    return response.build();
  }

  private LearnerFigures learners(Insight insight, RoadmapFigures figures) {
    var message =
        LearnerFigures.newBuilder().setTotal(insight.learners()).setCounted(insight.counted());
    set(figures.aiming(), message::setAimingHere);
    return message.build();
  }

  private static ModelFigures model(InUse model) {
    var message =
        ModelFigures.newBuilder().setId(model.model().version()).setTrained(model.trained());
    model.publishedAt().ifPresent(it -> message.setPublishedAt(RecommenderWire.timestamp(it)));
    return message.build();
  }

  private TopicFigures topic(dev.waymark.recommender.insight.TopicFigures figures) {
    var message =
        TopicFigures.newBuilder()
            .setTopicId(figures.topic().id())
            .setTitle(figures.topic().title())
            .setEstimatedMinutes(figures.topic().minutes());
    set(figures.mastered(), message::setMastered);
    set(figures.ready(), message::setReady);
    set(figures.practising(), message::setPractising);
    set(figures.stuck(), message::setStuck);
    set(figures.dismissed(), message::setDismissed);
    set(
        figures.answering(),
        answering -> message.setAttempts(figures.attempts()).setSuccesses(figures.successes()));
    figures.observedMinutes().ifPresent(message::setObservedMinutes);
    return message.build();
  }

  private dev.waymark.insight.v1.PrerequisiteFigures prerequisites(PrerequisiteFigures figures) {
    var message =
        dev.waymark.insight.v1.PrerequisiteFigures.newBuilder()
            .setJudged(figures.judged())
            .setTooFew(figures.tooFew());
    figures.suspicious().stream()
        .filter(it ->
            LongStream.of(
                    it.counts().both(),
                    it.counts().requiredOnly(),
                    it.counts().topicOnly(),
                    it.counts().neither())
                .allMatch(this::mayBeTold))
        .forEach(it -> message.addSuspicious(suspicious(it)));
    return message.build();
  }

  private static SuspiciousPrerequisite suspicious(Suspicious found) {
    Counts counts = found.counts();
    Estimate difference = counts.difference();
    return SuspiciousPrerequisite.newBuilder()
        .setTopicId(found.topic().id())
        .setRequiredTopicId(found.required().id())
        .setSuspicion(
            switch (found.suspicion()) {
              case NO_DIFFERENCE -> dev.waymark.insight.v1.Suspicion.NO_DIFFERENCE;
              case REVERSED -> dev.waymark.insight.v1.Suspicion.REVERSED;
            })
        .setLearnersWith(counts.with())
        .setKnowingWith(counts.both())
        .setLearnersWithout(counts.without())
        .setKnowingWithout(counts.topicOnly())
        .setDifference(difference.value())
        .setDifferenceLow(difference.low())
        .setDifferenceHigh(difference.high())
        .build();
  }

  private void set(long learners, LongConsumer into) {
    if (mayBeTold(learners)) {
      into.accept(learners);
    }
  }

  private boolean mayBeTold(long learners) {
    return learners == 0 || learners >= minLearners;
  }

  private static IngestionFigures ingestion(Ingestion now) {
    var message =
        IngestionFigures.newBuilder()
            .setPartitions(now.partitions())
            .setLogPartitions(now.logPartitions())
            .setSince(RecommenderWire.timestamp(now.ingested().since()))
            .setApplied(now.ingested().applied());
    now.lag().ifPresent(message::setLag);
    now.ingested()
        .deadLetters()
        .forEach((reason, count) -> {
          message.setRejected(message.getRejected() + count);
          message.addDeadLetters(
              DeadLetterFigures.newBuilder().setReason(reason.name()).setCount(count));
        });
    now.ingested()
        .newestStored()
        .ifPresent(it -> message.setNewestEventAt(RecommenderWire.timestamp(it)));
    return message.build();
  }
}
