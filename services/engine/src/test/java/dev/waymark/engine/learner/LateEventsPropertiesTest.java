package dev.waymark.engine.learner;

import static dev.waymark.engine.Learning.NOW;
import static dev.waymark.engine.Learning.RIGHT;
import static dev.waymark.engine.Learning.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.Learning;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.mastery.BktModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Events that become known later than ones that occurred after them.
class LateEventsPropertiesTest {
  private final PrerequisiteGraph graph = Curricula.graph(Curricula.of("a", "b <- a"));
  private final LearnerState nobody = LearnerState.empty(graph);

  private record Happened(Instant at, Activity activity) {}

  private static Instant day(int day) {
    return NOW.minus(Duration.ofDays(100L - day));
  }

  private LearnerState after(List<Happened> events) {
    LearnerState state = nobody;
    for (Happened event : events) {
      state = Learning.after(state, event.at(), "a", event.activity());
    }
    return state;
  }

  @Test
  void whatOccurredBeforeAResetDoesNotCountHoweverLateItIsKnown() {
    Random random = new Random(1);
    for (int run = 0; run < 200; run++) {
      List<Happened> after = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        after.add(new Happened(day(60 + i), random.nextBoolean() ? RIGHT : WRONG));
      }
      List<Happened> mixed = new ArrayList<>(after);
      for (int i = 0; i < 10; i++) {
        Activity old = random.nextInt(4) == 0 ? new Activity.Dismissed(null) : RIGHT;
        mixed.add(random.nextInt(mixed.size() + 1), new Happened(day(i), old));
      }
      Happened reset = new Happened(day(50), new Activity.Reset());
      mixed.addFirst(reset);
      after.addFirst(reset);
      assertThat(after(mixed)).isEqualTo(after(after));
    }
  }

  @Test
  void aResetThatIsKnownLateKeepsWhatOccurredAfterIt() {
    LearnerState kept =
        after(List.of(new Happened(day(60), RIGHT), new Happened(day(40), new Activity.Reset())));
    assertThat(kept.progress("a").successes()).isOne();
    LearnerState late = Learning.after(kept, day(30), "a", WRONG);
    assertThat(late).isEqualTo(kept);
  }

  @Test
  void aTopicIsDismissedOrNotByTheLastEventThatSaysWhicheverOrderTheyComeIn() {
    Random random = new Random(2);
    for (int run = 0; run < 300; run++) {
      List<Happened> events = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        events.add(new Happened(day(i), standing(random)));
      }
      TopicProgress inOrder = after(events).progress("a");
      Collections.shuffle(events, random);
      TopicProgress shuffled = after(events).progress("a");
      assertThat(shuffled.dismissedUntilSecond()).isEqualTo(inOrder.dismissedUntilSecond());
      assertThat(shuffled.dismissalSecond()).isEqualTo(inOrder.dismissalSecond());
    }
  }

  private static Activity standing(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new Activity.Dismissed(null);
      case 1 -> new Activity.Dismissed(NOW.plusSeconds(random.nextInt(1_000)));
      case 2 -> new Activity.Started();
      default -> RIGHT;
    };
  }

  @Test
  void answersThatComeNewestFirstLeaveTheSameOutcomes() {
    Random random = new Random(3);
    for (int run = 0; run < 200; run++) {
      List<Happened> events = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(8); i++) {
        events.add(new Happened(day(i), random.nextBoolean() ? RIGHT : WRONG));
      }
      TopicProgress inOrder = after(events).progress("a");
      TopicProgress reversed = after(events.reversed()).progress("a");
      assertThat(reversed.outcomes()).isEqualTo(inOrder.outcomes());
      assertThat(reversed.attempts()).isEqualTo(inOrder.attempts());
      assertThat(reversed.successes()).isEqualTo(inOrder.successes());
      assertThat(reversed.firstRight()).isEqualTo(inOrder.firstRight());
      assertThat(reversed.firstSecond()).isEqualTo(inOrder.firstSecond());
      assertThat(reversed.lastSecond()).isEqualTo(inOrder.lastSecond());
    }
  }

  @Test
  void oldFailuresThatAreKnownLateDoNotUndoWhatWasShownSince() {
    List<Happened> events = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      events.add(new Happened(day(60 + i), WRONG));
    }
    for (int i = 0; i < 6; i++) {
      events.add(new Happened(day(90 + i), RIGHT));
    }
    assertThat(mastery(events)).isGreaterThan(0.9);
    assertThat(mastery(events.reversed())).isCloseTo(mastery(events), within(0.1));
  }

  private double mastery(List<Happened> events) {
    GoalScope scope = Curricula.all(graph);
    return new BktModel()
        .estimate(after(events), scope, NOW)
        .known(scope.positionOf(graph.indexOf("a")));
  }
}
