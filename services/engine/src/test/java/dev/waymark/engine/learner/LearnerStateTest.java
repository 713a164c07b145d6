package dev.waymark.engine.learner;

import static dev.waymark.engine.Learning.NOW;
import static dev.waymark.engine.Learning.RIGHT;
import static dev.waymark.engine.Learning.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.Learning;
import dev.waymark.engine.graph.Access;
import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.Resource;
import dev.waymark.engine.graph.ResourceType;
import dev.waymark.engine.graph.Teaching;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LearnerStateTest {
  private static final Curriculum DRAWN = Curricula.of("a", "b <- a");
  private final PrerequisiteGraph graph =
      Curricula.graph(
          new Curriculum(
              DRAWN.topics(),
              DRAWN.prerequisites(),
              List.of(
                  new Resource(
                      "book",
                      "Book",
                      "Someone",
                      "https://example.org",
                      ResourceType.BOOK,
                      Access.FREE,
                      "en",
                      100,
                      2,
                      List.of(new Teaching("a", 1, 0, ""), new Teaching("b", 0.4, 0, "")))),
              DRAWN.roadmaps()));
  private final LearnerState nobody = LearnerState.empty(graph);

  @Test
  void answersAreCountedAndTheLastOnesRemembered() {
    TopicProgress row = Learning.after(nobody, "a", RIGHT, WRONG, RIGHT, RIGHT).progress("a");
    assertThat(row.attempts()).isEqualTo(4);
    assertThat(row.successes()).isEqualTo(3);
    assertThat(row.outcomes()).isEqualTo(0b1011);
    assertThat(row.lastSecond()).isEqualTo(NOW.getEpochSecond());
  }

  @Test
  void totalsTellFirstAnswersAndLapses() {
    LearnerState state = Learning.after(nobody, "a", RIGHT, WRONG, WRONG, RIGHT, RIGHT);
    state = Learning.after(state, "b", WRONG);
    LearnerTotals totals = state.totals();
    assertThat(totals.attempts()).isEqualTo(6);
    assertThat(totals.successes()).isEqualTo(3);
    assertThat(totals.firstAttempts()).isEqualTo(2);
    assertThat(totals.firstSuccesses()).isEqualTo(1);
    assertThat(totals.repeats()).isEqualTo(2);
    assertThat(totals.lapses()).isEqualTo(1);
    assertThat(totals.lastTopicId()).isEqualTo("b");
  }

  @Test
  void theFirstOutcomeIsNeverForgotten() {
    LearnerState right = Learning.after(nobody, "a", RIGHT);
    LearnerState wrong = Learning.after(nobody, "a", WRONG);
    for (int i = 0; i < 20; i++) {
      right = Learning.after(right, "a", WRONG);
      wrong = Learning.after(wrong, "a", RIGHT);
    }
    assertThat(right.isFirstRight(0)).isTrue();
    assertThat(wrong.isFirstRight(0)).isFalse();
    assertThat(Learning.stored(right)).isEqualTo(right);
  }

  @Test
  void theWeekOfTheFirstEventIsKeptWhateverComesAfter() {
    LearnerState state = at(nobody, NOW.minus(Duration.ofDays(100)));
    long first = state.progress("a").firstSecond();
    long second = NOW.minus(Duration.ofDays(100)).getEpochSecond();
    assertThat(second - first).isBetween(0L, Duration.ofDays(7).toSeconds());
    for (int day = 99; day >= 0; day--) {
      state = at(state, NOW.minus(Duration.ofDays(day)));
      assertThat(state.progress("a").firstSecond()).isEqualTo(first);
    }
    assertThat(state.progress("a").lastSecond()).isEqualTo(NOW.getEpochSecond());
    LearnerState late = at(state, NOW.minus(Duration.ofDays(300)));
    assertThat(late.progress("a").firstSecond())
        .isEqualTo(first - Duration.ofDays(28 * 7).toSeconds());
    assertThat(late.progress("a").lastSecond()).isEqualTo(NOW.getEpochSecond());
    assertThat(Learning.stored(late)).isEqualTo(late);
  }

  @Test
  void moreAnswersThanARowHoldsAreStillCountedInAll() {
    LearnerState state = nobody;
    for (int i = 0; i < 200; i++) {
      state = Learning.after(state, "a", i % 2 == 0 ? WRONG : RIGHT);
    }
    assertThat(state.totals().attempts()).isEqualTo(200);
    assertThat(state.totals().successes()).isEqualTo(100);
    assertThat(state.progress("a").attempts()).isEqualTo(127);
    assertThat(state.progress("a").successes()).isEqualTo(63);
  }

  private static LearnerState at(LearnerState state, Instant when) {
    var event = new ProgressEvent("e", "ada", when, "a", null, RIGHT);
    return switch (state.apply(event)) {
      case EventOutcome.Applied(LearnerState next, _) -> next;
      case EventOutcome.Refused refused -> throw new AssertionError(refused);
    };
  }

  @Test
  void totalsTellFirstAnswersAheadOfWhatWasShown() {
    LearnerTotals ahead = Learning.after(nobody, "b", RIGHT, RIGHT).totals();
    assertThat(ahead.ahead()).isEqualTo(1);
    assertThat(ahead.aheadSuccesses()).isEqualTo(1);
    LearnerState failed = Learning.after(nobody, "a", WRONG);
    assertThat(Learning.after(failed, "b", WRONG).totals().ahead()).isEqualTo(1);
    LearnerState shown = Learning.after(nobody, "a", RIGHT);
    assertThat(Learning.after(shown, "b", RIGHT).totals().ahead()).isZero();
  }

  @Test
  void anEventOnAResourceCountsForItsTopicsByCoverage() {
    var done = new Activity.Completed(OptionalDouble.empty());
    var event = new ProgressEvent("e", "ada", NOW, null, "book", done);
    if (!(nobody.apply(event) instanceof EventOutcome.Applied(var state, var changed))) {
      throw new AssertionError("the resource is known");
    }
    assertThat(changed).containsExactly("a", "b");
    assertThat(state.progress("a").gain()).isGreaterThan(state.progress("b").gain());
    assertThat(state.progress("b").gain()).isPositive();
  }

  @Test
  void whatTheGraphDoesNotKnowIsRefused() {
    var topic = new ProgressEvent("e", "ada", NOW, "ghost", null, RIGHT);
    assertThat(nobody.apply(topic))
        .isEqualTo(new EventOutcome.Refused("UNKNOWN_TOPIC", "The graph has no topic ghost."));
    var resource = new ProgressEvent("e", "ada", NOW, "a", "ghost", RIGHT);
    assertThat(nobody.apply(resource)).isInstanceOf(EventOutcome.Refused.class);
    var rating = new ProgressEvent("e", "ada", NOW, "a", null, new Activity.Rated(5));
    assertThat(nobody.apply(rating)).isInstanceOf(EventOutcome.Refused.class);
  }

  @Test
  void aResetForgetsTheTopic() {
    LearnerState state = Learning.after(nobody, "a", RIGHT, new Activity.Reset());
    assertThat(state.size()).isZero();
    assertThat(state.progress("a")).isEqualTo(TopicProgress.none("a"));
  }

  @Test
  void paceFollowsReportedMinutesWithinBounds() {
    LearnerState slow = nobody;
    for (int i = 0; i < 100; i++) {
      slow = Learning.after(slow, "a", new Activity.Completed(OptionalDouble.of(180)));
    }
    assertThat(slow.pace(1)).isBetween(2.5, 3.0);
    assertThat(nobody.pace(1)).isEqualTo(1);
  }

  @Test
  void aStateMovesToAnotherReleaseWithoutLoss() {
    Random random = new Random(5);
    PrerequisiteGraph old = Curricula.graph(Curricula.random(random, 20, 3));
    PrerequisiteGraph grown =
        Curricula.graph(
            Curricula.of(
                Stream.concat(
                        Stream.of("t0500"), old.curriculum().topics().stream().map(t -> t.id()))
                    .toArray(String[]::new)));
    LearnerState state = Learning.history(random, old, 60);
    LearnerState moved = state.on(grown);
    assertThat(moved.progress()).isEqualTo(state.progress());
    assertThat(moved.totals()).isEqualTo(state.totals());
    assertThat(moved.on(old)).isEqualTo(state);
  }

  @Test
  void recentEventsRememberTheLast2048() {
    RecentEvents recent = RecentEvents.NONE;
    for (int i = 0; i < 2_100; i++) {
      assertThat(recent.contains("event-" + i)).isFalse();
      recent = recent.with("event-" + i);
    }
    assertThat(recent.size()).isEqualTo(RecentEvents.MAX_REMEMBERED);
    assertThat(recent.contains("event-51")).isFalse();
    assertThat(recent.contains("event-52")).isTrue();
    assertThat(RecentEvents.fromBytes(recent.toBytes())).isEqualTo(recent);
  }

  @Test
  void recentEventsAreTheSameFromTheirSegmentsAndOneMoreChangesOne() {
    RecentEvents recent = RecentEvents.NONE;
    for (int i = 0; i < 4_500; i++) {
      RecentEvents before = recent;
      recent = before.with("event-" + i);
      RecentEvents read = RecentEvents.fromSegments(recent.added(), recent::segment);
      assertThat(read).isEqualTo(recent);
      assertThat(read.with("next")).isEqualTo(recent.with("next"));
      int changed = i % RecentEvents.MAX_REMEMBERED / RecentEvents.SEGMENT;
      for (int segment = 0; segment < RecentEvents.SEGMENTS; segment++) {
        if (segment != changed) {
          assertThat(recent.segment(segment)).isEqualTo(before.segment(segment));
        }
      }
    }
  }
}
