package dev.waymark.engine.recommendation;

import static dev.waymark.engine.Learning.NOW;
import static dev.waymark.engine.Learning.RIGHT;
import static dev.waymark.engine.Learning.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.Learning;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.mastery.BktModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What must not be buried in a list of five.
class PicksTest {
  private static final int MANY = 30;

  /// A topic on two others, beside many that anybody could begin.
  private final PrerequisiteGraph graph =
      Curricula.graph(
          IntStream.rangeClosed(0, MANY)
              .mapToObj(i -> i == MANY ? "c <- a b" : other(i))
              .toArray(String[]::new));

  private final GoalScope scope = Curricula.all(graph);
  private final NextSteps nextSteps = new NextSteps(new BktModel(), Policy.STANDARD);

  @Test
  void whatLedToAFailureIsAmongTheFirstFiveOnceTheTopicCloses() {
    LearnerState state = LearnerState.empty(graph);
    for (int i = 0; i < 4; i++) {
      state = Learning.after(Learning.after(state, "a", RIGHT), "b", RIGHT);
    }
    int failures = 0;
    for (; failures < 40 && !closed(state); failures++) {
      state = Learning.after(state, "c", WRONG);
    }
    assertThat(failures).isBetween(5, 39);
    assertThat(ids(state, NOW)).hasSize(5).containsAnyOf("a", "b");
    assertThat(steps(state, NOW).subList(0, 3))
        .anySatisfy(step -> assertThat(step.kind()).isEqualTo(StepKind.REMEDIATE));
  }

  private static String other(int i) {
    return "other" + (10 + i);
  }

  private boolean closed(LearnerState state) {
    return nextSteps.standing(query(state, NOW), "c") instanceof Standing.NotReady;
  }

  @Test
  void somethingNewIsAmongTheFirstFiveAfterALongBreak() {
    LearnerState state = LearnerState.empty(graph);
    for (int i = 0; i < MANY - 5; i++) {
      state = Learning.after(state, other(i), RIGHT, RIGHT, RIGHT, RIGHT, RIGHT);
    }
    for (int days : new int[] {120, 400, 4000}) {
      List<Step> steps = steps(state, NOW.plus(Duration.ofDays(days)));
      assertThat(steps)
          .as("after %d days", days)
          .anyMatch(step -> step.kind() == StepKind.REVIEW)
          .anyMatch(step -> step.kind() == StepKind.LEARN);
    }
  }

  @Test
  void noTopicIsListedTwice() {
    LearnerState state = Learning.after(LearnerState.empty(graph), "a", RIGHT, RIGHT, RIGHT);
    state = Learning.after(state, "c", WRONG, WRONG, WRONG, WRONG, WRONG, WRONG, WRONG, WRONG);
    assertThat(ids(state, NOW)).doesNotHaveDuplicates();
  }

  private List<String> ids(LearnerState state, Instant at) {
    List<String> ids = new ArrayList<>();
    steps(state, at).forEach(step -> ids.add(step.topicId()));
    return ids;
  }

  private List<Step> steps(LearnerState state, Instant at) {
    return nextSteps.answer(query(state, at)).steps();
  }

  private NextStepsQuery query(LearnerState state, Instant at) {
    return NextStepsQuery.of(state, scope, at, 5);
  }
}
