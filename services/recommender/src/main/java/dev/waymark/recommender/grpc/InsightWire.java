package dev.waymark.recommender.grpc;

import dev.waymark.insight.v1.DeadLetterFigures;
import dev.waymark.insight.v1.GetInsightResponse;
import dev.waymark.insight.v1.IngestionFigures;
import dev.waymark.insight.v1.LearnerFigures;
import dev.waymark.insight.v1.ModelFigures;
import dev.waymark.insight.v1.TopicFigures;
import dev.waymark.recommender.insight.IngestionView.Ingestion;
import dev.waymark.recommender.insight.Insight;
import dev.waymark.recommender.insight.RoadmapFigures;
import dev.waymark.recommender.model.ModelInUse.InUse;
import java.util.Objects;
import java.util.function.LongConsumer;

/// Figures as messages, without numbers of so few learners that one could be told.
final class InsightWire {
  private final int minLearners;

  InsightWire(int minLearners) {
    this.minLearners = minLearners;
  }

  GetInsightResponse response(String roadmapId, Insight insight, Ingestion ingestion) {
    RoadmapFigures figures = Objects.requireNonNull(insight.roadmaps().get(roadmapId));
    var response =
        GetInsightResponse.newBuilder()
            .setRoadmapId(roadmapId)
            .setGraphRelease(insight.graphRelease())
            .setAsOf(RecommenderWire.timestamp(insight.asOf()))
            .setModel(model(insight.model()))
            .setLearners(learners(insight, figures))
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

  private void set(long learners, LongConsumer into) {
    if (learners == 0 || learners >= minLearners) {
      into.accept(learners);
    }
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
