package dev.waymark.engine.mastery;

import static dev.waymark.engine.Learning.NOW;
import static dev.waymark.engine.Learning.RIGHT;
import static dev.waymark.engine.Learning.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.Learning;
import dev.waymark.engine.graph.Goal;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.ScopeResult;
import dev.waymark.engine.learner.LearnerState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BktModelTest {
  private final PrerequisiteGraph graph = Curricula.graph("a", "b <- a", "c <- b", "d <- c");
  private final GoalScope all = Curricula.all(graph);
  private final GoalScope untilB = scope("b");
  private final LearnerState nobody = LearnerState.empty(graph);
  private final BktModel model = new BktModel();

  private GoalScope scope(String topicId) {
    return switch (graph.scope(List.of(new Goal.TopicsGoal(List.of(topicId))))) {
      case ScopeResult.Found(GoalScope scope) -> scope;
      case ScopeResult other -> throw new AssertionError(other);
    };
  }

  private double known(LearnerState state, GoalScope scope, String topicId) {
    return model.estimate(state, scope, NOW).known(scope.positionOf(graph.indexOf(topicId)));
  }

  @Test
  void aNewLearnerHasThePriorAndLessOfItTheDeeperATopicLies() {
    assertThat(known(nobody, all, "a")).isCloseTo(0.12, within(1e-12));
    assertThat(known(nobody, all, "b")).isCloseTo(0.12 * (0.4 + 0.6 * 0.12), within(1e-12));
  }

  @Test
  void evidenceFromOutsideTheGoalCountsAsIfItWereInside() {
    LearnerState right = Learning.after(nobody, "d", RIGHT, RIGHT, RIGHT);
    LearnerState wrong = Learning.after(nobody, "d", WRONG, WRONG, WRONG);
    for (LearnerState state : List.of(right, wrong)) {
      for (String id : List.of("a", "b")) {
        assertThat(known(state, untilB, id)).isCloseTo(known(state, all, id), within(1e-12));
      }
    }
    assertThat(known(right, untilB, "b")).isGreaterThan(0.3);
  }

  @Test
  void evidenceFadesWithDistance() {
    LearnerState state = Learning.after(nobody, "d", RIGHT, RIGHT);
    double[] lift = new double[3];
    List<String> ids = List.of("c", "b", "a");
    LearnerState elsewhere = LearnerState.of(graph, state.totals(), List.of());
    for (int i = 0; i < 3; i++) {
      lift[i] = logOdds(known(state, all, ids.get(i))) - logOdds(known(elsewhere, all, ids.get(i)));
    }
    assertThat(lift[0]).isGreaterThan(lift[1]);
    assertThat(lift[1]).isGreaterThan(lift[2]);
    assertThat(lift[2]).isPositive();
  }

  @Test
  void practisingWhatBuildsOnATopicRefreshesIt() {
    LearnerState old = nobody;
    for (int i = 0; i < 4; i++) {
      old = Learning.after(old, NOW.minus(Duration.ofDays(300)), "b", RIGHT);
    }
    LearnerState practised = Learning.after(old, "c", RIGHT);
    double before = model.estimate(old, all, NOW).recall(all.positionOf(graph.indexOf("b")));
    double after = model.estimate(practised, all, NOW).recall(all.positionOf(graph.indexOf("b")));
    assertThat(before).isLessThan(0.6);
    assertThat(after).isGreaterThan(0.95);
    double outside =
        model.estimate(practised, untilB, NOW).recall(untilB.positionOf(graph.indexOf("b")));
    assertThat(outside).isEqualTo(after);
  }

  @Test
  void whoeverNeverLapsesIsBelievedSooner() {
    PrerequisiteGraph wide = Curricula.graph("a", "b", "c", "d", "e", "f", "g", "h", "x");
    LearnerState sure = LearnerState.empty(wide);
    for (String id : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
      sure = Learning.after(sure, id, RIGHT, RIGHT, RIGHT);
    }
    GoalScope scope = Curricula.all(wide);
    int x = scope.positionOf(wide.indexOf("x"));
    LearnerState once = Learning.after(sure, "x", RIGHT);
    assertThat(model.estimate(sure, scope, NOW).known(x)).isLessThanOrEqualTo(0.45);
    assertThat(model.estimate(once, scope, NOW).known(x)).isGreaterThan(0.9);
  }

  private static double logOdds(double p) {
    return Math.log(p / (1 - p));
  }
}
