package dev.waymark.recommender.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waymark.engine.graph.GraphResult;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.statistics.PrerequisiteFigures;
import dev.waymark.models.ServedModel;
import dev.waymark.recommender.fixture.SmallCurriculum;
import dev.waymark.recommender.learner.StoreUnavailableException;
import dev.waymark.recommender.model.ModelInUse.InUse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Learners are counted one count at a time, and no more often than somebody asks.
class InsightsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(50);

  private final PrerequisiteGraph first = graph("1-a");
  private final AtomicInteger counts = new AtomicInteger();

  /// Lets a count end: with the number of learners, or as a failure when it is below 0.
  private final BlockingQueue<Integer> ends = new LinkedBlockingQueue<>();

  private volatile Instant now = Instant.EPOCH;
  private final Insights insights = new Insights(this::count, () -> now, MINUTE);

  private Insight count(PrerequisiteGraph graph) throws InterruptedException {
    counts.incrementAndGet();
    int learners = ends.take();
    if (learners < 0) {
      throw new StoreUnavailableException(new IllegalStateException("down"));
    }
    return new Insight(
        graph.release(),
        now,
        new InUse(ServedModel.UNTRAINED, Optional.empty()),
        learners,
        learners,
        Map.of("ml", new RoadmapFigures(0, List.of(), new PrerequisiteFigures(0, 0, List.of()))));
  }

  @AfterEach
  void stop() {
    insights.close();
  }

  @Test
  void theFirstQuestionsWaitForOneCount() {
    var one = insights.of(first, "ml", LONG);
    var other = insights.of(first, "ml", LONG);
    assertThatThrownBy(() -> insights.of(first, "ml", SHORT).join())
        .hasCauseInstanceOf(TimeoutException.class);
    ends.add(7);
    assertThat(one.join().learners()).isEqualTo(7);
    assertThat(other.join().learners()).isEqualTo(7);
    assertThat(counts).hasValue(1);
  }

  @Test
  void aCountIsKeptForTheIntervalAndGivenWhileTheNextIsMade() {
    ends.add(1);
    insights.of(first, "ml", LONG).join();
    now = now.plus(MINUTE).minusMillis(1);
    assertThat(insights.of(first, "ml", LONG).join().learners()).isEqualTo(1);
    assertThat(counts).hasValue(1);
    now = now.plusMillis(1);
    assertThat(insights.of(first, "ml", LONG)).isCompleted();
    await().untilAtomic(counts, org.hamcrest.Matchers.is(2));
    ends.add(2);
    await().until(() -> insights.of(first, "ml", LONG).join().learners() == 2);
    assertThat(counts).hasValue(2);
  }

  @Test
  void anOldCountIsGivenOnlyWhenTheNextIsNotThereInTime() {
    ends.add(1);
    insights.of(first, "ml", LONG).join();
    now = now.plus(MINUTE.multipliedBy(2));
    assertThat(insights.of(first, "ml", SHORT).join().learners()).isEqualTo(1);
    var patient = insights.of(first, "ml", LONG);
    assertThat(patient).isNotDone();
    ends.add(2);
    assertThat(patient.join().learners()).isEqualTo(2);
    assertThat(counts).hasValue(2);
  }

  @Test
  void aCountThatTookLongIsKeptForTwiceThatTime() {
    var counting = insights.of(first, "ml", LONG);
    await().untilAtomic(counts, org.hamcrest.Matchers.is(1));
    now = now.plus(MINUTE.multipliedBy(2));
    ends.add(1);
    counting.join();
    now = now.plus(MINUTE.multipliedBy(4)).minusMillis(1);
    insights.of(first, "ml", LONG).join();
    assertThat(counts).hasValue(1);
    now = now.plusMillis(1);
    ends.add(2);
    insights.of(first, "ml", LONG).join();
    await().untilAtomic(counts, org.hamcrest.Matchers.is(2));
  }

  @Test
  void aNewReleaseIsCountedAtOnce() {
    ends.add(1);
    insights.of(first, "ml", LONG).join();
    assertThat(insights.of(graph("2-b"), "ml", LONG)).isCompleted();
    ends.add(2);
    await().until(() -> insights.of(graph("2-b"), "ml", LONG).join().graphRelease().equals("2-b"));
    assertThat(counts).hasValue(2);
  }

  @Test
  void aFailureIsToldAndTheLastCountStays() {
    ends.add(-1);
    assertThatThrownBy(() -> insights.of(first, "ml", LONG).join())
        .hasCauseInstanceOf(StoreUnavailableException.class);
    ends.add(3);
    insights.of(first, "ml", LONG).join();
    now = now.plus(MINUTE.multipliedBy(3));
    ends.add(-1);
    assertThat(insights.of(first, "ml", LONG).join().learners()).isEqualTo(3);
  }

  private static PrerequisiteGraph graph(String release) {
    return ((GraphResult.Built) PrerequisiteGraph.build(release, SmallCurriculum.FIRST)).graph();
  }
}
