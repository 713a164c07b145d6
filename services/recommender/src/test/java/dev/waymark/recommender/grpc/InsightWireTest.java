package dev.waymark.recommender.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.graph.TopicKind;
import dev.waymark.engine.statistics.PrerequisiteFigures;
import dev.waymark.engine.statistics.PrerequisiteFigures.Counts;
import dev.waymark.engine.statistics.PrerequisiteFigures.Suspicious;
import dev.waymark.engine.statistics.Suspicion;
import dev.waymark.events.DeadLetterReason;
import dev.waymark.insight.v1.GetInsightResponse;
import dev.waymark.insight.v1.SuspiciousPrerequisite;
import dev.waymark.models.ServedModel;
import dev.waymark.recommender.insight.IngestionView.Ingestion;
import dev.waymark.recommender.insight.Insight;
import dev.waymark.recommender.insight.RoadmapFigures;
import dev.waymark.recommender.insight.TopicFigures;
import dev.waymark.recommender.model.ModelInUse.InUse;
import dev.waymark.recommender.observability.RecommenderMetrics.Ingested;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class InsightWireTest {
  private static final Topic TOPIC =
      new Topic("sql", "SQL", "Questions to tables.", TopicKind.CONCEPT, 60, 2, false);
  private static final Topic REQUIRED =
      new Topic("tables", "Tables", "Rows.", TopicKind.CONCEPT, 60, 2, false);
  private static final Insight INSIGHT =
      new Insight(
          "1-a",
          Instant.EPOCH,
          new InUse(ServedModel.UNTRAINED, Optional.of(Instant.ofEpochSecond(9))),
          50,
          40,
          Map.of(
              "ml",
              new RoadmapFigures(
                  4,
                  List.of(new TopicFigures(TOPIC, 5, 4, 6, 0, 1, 4, 30, 20, OptionalInt.of(75))),
                  new PrerequisiteFigures(
                      2,
                      1,
                      List.of(
                          suspicious(Suspicion.NO_DIFFERENCE, new Counts(500, 0, 480, 4)),
                          suspicious(Suspicion.REVERSED, new Counts(60, 5, 30, 0)))))));

  private static Suspicious suspicious(Suspicion suspicion, Counts counts) {
    return new Suspicious(TOPIC, REQUIRED, suspicion, counts);
  }

  @Test
  void numbersOfFewLearnersAreLeftOutWhereThatIsConfigured() {
    GetInsightResponse all = response(1, OptionalLong.of(2));
    assertThat(all.getLearners().getAimingHere()).isEqualTo(4);
    assertThat(all.getTopics(0).getDismissed()).isEqualTo(1);
    assertThat(all.getTopics(0).getAttempts()).isEqualTo(30);

    GetInsightResponse few = response(5, OptionalLong.of(2));
    assertThat(few.getLearners().hasAimingHere()).isFalse();
    assertThat(few.getTopics(0).getMastered()).isEqualTo(5);
    assertThat(few.getTopics(0).hasReady()).isFalse();
    assertThat(few.getTopics(0).getPractising()).isEqualTo(6);
    assertThat(few.getTopics(0).hasStuck()).isTrue();
    assertThat(few.getTopics(0).getStuck()).isZero();
    assertThat(few.getTopics(0).hasDismissed()).isFalse();
    assertThat(few.getTopics(0).hasAttempts()).isFalse();
    assertThat(few.getTopics(0).hasSuccesses()).isFalse();
  }

  @Test
  void aSuspiciousPrerequisiteIsLeftOutWhenAnyOfItsNumbersIsOfFewLearners() {
    var all = response(4, OptionalLong.of(2)).getPrerequisites();
    assertThat(all.getJudged()).isEqualTo(2);
    assertThat(all.getTooFew()).isEqualTo(1);
    assertThat(all.getSuspiciousList())
        .extracting(SuspiciousPrerequisite::getSuspicion)
        .containsExactly(
            dev.waymark.insight.v1.Suspicion.NO_DIFFERENCE,
            dev.waymark.insight.v1.Suspicion.REVERSED);
    assertThat(response(5, OptionalLong.of(2)).getPrerequisites().getSuspiciousList())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.getTopicId()).isEqualTo("sql");
          assertThat(it.getRequiredTopicId()).isEqualTo("tables");
          assertThat(it.getLearnersWith()).isEqualTo(65);
          assertThat(it.getKnowingWith()).isEqualTo(60);
          assertThat(it.getLearnersWithout()).isEqualTo(30);
          assertThat(it.getKnowingWithout()).isEqualTo(30);
          assertThat(it.getDifference()).isCloseTo(60 / 65.0 - 1, within(1e-12));
          assertThat(it.getDifferenceLow()).isLessThan(it.getDifference());
          assertThat(it.getDifferenceHigh()).isGreaterThan(it.getDifference());
        });
    assertThat(response(6, OptionalLong.of(2)).getPrerequisites().getSuspiciousList()).isEmpty();
  }

  @Test
  void theAgeIsThatOfTheFiguresAtTheAnswer() {
    assertThat(response(1, OptionalLong.of(2)).getAgeSeconds()).isEqualTo(12);
  }

  @Test
  void whatIsNotKnownIsAbsent() {
    GetInsightResponse unknown = response(1, OptionalLong.empty());
    assertThat(unknown.getIngestion().hasLag()).isFalse();
    assertThat(unknown.getIngestion().hasNewestEventAt()).isFalse();
    assertThat(unknown.getIngestion().getRejected()).isEqualTo(5);
    assertThat(unknown.getTopics(0).getObservedMinutes()).isEqualTo(75);
    assertThat(unknown.getModel().getPublishedAt().getSeconds()).isEqualTo(9);
    assertThat(response(1, OptionalLong.of(2)).getIngestion().getLag()).isEqualTo(2);
  }

  private static GetInsightResponse response(int minLearners, OptionalLong lag) {
    Ingested ingested =
        new Ingested(
            Instant.EPOCH,
            7,
            Map.of(DeadLetterReason.INVALID, 2L, DeadLetterReason.TOO_LARGE, 3L),
            Optional.empty());
    return new InsightWire(minLearners)
        .response("ml", INSIGHT, new Ingestion(6, 6, lag, ingested), Instant.ofEpochMilli(12_900));
  }
}
