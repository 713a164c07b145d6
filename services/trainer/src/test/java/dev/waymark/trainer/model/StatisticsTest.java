package dev.waymark.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.engine.forecast.ForecastModel;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.model.v1.TopicPace;
import dev.waymark.progress.v1.ProgressEvent;
import dev.waymark.trainer.log.Events;
import dev.waymark.trainer.nexttopic.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is told without a fit: what learners took, resources and paces.
class StatisticsTest {
  private final PrerequisiteGraph graph = Graphs.chain();

  private Census census(List<ProgressEvent> events) {
    return Census.of(Logs.of(events), graph, () -> {});
  }

  @Test
  void whatALearnerTookIsInOrderAndNewWhatTheStateDoesNotKnow() {
    List<ProgressEvent> events =
        List.of(
            Events.answer("ada", 1, "a", true),
            Events.answer("ada", 2, "b", true),
            Events.answer("ada", 3, "b", false),
            Events.answer("ada", 4, "a", true),
            Events.answer("ada", 5, "c", true));
    Taken ada = census(events).taken().learners().getFirst();
    int a = graph.indexOf("a");
    int b = graph.indexOf("b");
    int c = graph.indexOf("c");
    assertThat(ada.sequence()).containsExactly(a, b, a, c);
    assertThat(ada.turns()).extracting(Taken.Turn::target).containsExactly(c, b);
    assertThat(ada.turns().getFirst().history()).containsExactly(b, a);
    assertThat(ada.turns().getLast().history()).containsExactly(a);
  }

  @Test
  void aPaceIsShrunkToTheAuthorsAndBounded() {
    List<ProgressEvent> events = new ArrayList<>();
    for (int u = 0; u < 5; u++) {
      events.add(Events.completed("u" + u, 1, "a", "book", 120));
      events.add(Events.completed("u" + u, 2, "b", "book", 100_000));
    }
    for (int u = 0; u < 100; u++) {
      events.add(Events.completed("v" + u, 3, "c", "book", 100_000));
    }
    List<TopicPace> paces = census(events).paces().paces();
    assertThat(paces).extracting(TopicPace::getTopicId).containsExactly("a", "b", "c");
    assertThat(paces).extracting(TopicPace::getFactor).containsExactly(1.5, 4.0, 4.0);
    assertThat(paces.getFirst().getReports()).isEqualTo(5);
  }

  @Test
  void theLastRatingOfALearnerCountsAndAnswersAreSplitByUse() {
    List<ProgressEvent> events =
        List.of(
            Events.rated("ada", 1, "book", 1),
            Events.rated("ada", 2, "book", 4),
            Events.rated("bob", 1, "book", 5),
            Events.answer("ada", 3, "a", false),
            Events.completed("ada", 4, "a", "book", 30),
            Events.answer("ada", 5, "a", true));
    ResourceUse.Counts book = census(events).resources().byResource().get("book");
    assertThat(book).isNotNull();
    assertThat(book.ratings).isEqualTo(2);
    assertThat(book.stars).isEqualTo(9);
    assertThat(book.answersWith).isEqualTo(1);
    assertThat(book.rightWith).isEqualTo(1);
    assertThat(book.answersWithout).isEqualTo(1);
    assertThat(book.rightWithout).isZero();
  }

  @Test
  void theResourceThatTeachesMoreInAnHourGainsMore() {
    Random random = new Random(402);
    List<ProgressEvent> events = new ArrayList<>();
    for (int u = 0; u < 400; u++) {
      String learner = "u" + u;
      boolean book = u % 2 == 0;
      events.add(Events.completed(learner, 1, "a", book ? "book" : "video", 60));
      for (int i = 2; i < 5; i++) {
        events.add(Events.answer(learner, i, "a", random.nextDouble() < (book ? 0.9 : 0.5)));
      }
    }
    GainPerHour gains = new GainPerHour(graph, ForecastModel.UNTRAINED);
    Logs.of(events).learners().forEach(gains::add);
    GainPerHour.Gain book = gains.of("book");
    assertThat(book.perHour()).isCloseTo(0.4 / 0.65, within(0.08));
    assertThat(book.low()).isPositive();
    assertThat(gains.of("video").high()).isNegative();
    assertThat(gains.of("nobody-used-it")).isEqualTo(GainPerHour.Gain.UNKNOWN);
  }
}
