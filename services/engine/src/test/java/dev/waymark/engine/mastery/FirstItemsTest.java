package dev.waymark.engine.mastery;

import static dev.waymark.engine.Learning.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.Learning;
import dev.waymark.engine.TrainedForecasts;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.Activity.Practised;
import dev.waymark.engine.learner.LearnerState;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirstItemsTest {
  private static final String HARD = "i0";
  private static final String EASY = "i1";

  private final PrerequisiteGraph graph = Curricula.graph("a", "b <- a");
  private final GoalScope scope = Curricula.all(graph);
  private final MasteryModel bare = new BktModel();
  private final MasteryModel trained =
      new BktModel(
          BktParameters.STANDARD,
          TrainedForecasts.of(Map.of("a", TrainedForecasts.topic("a", -2, 2))));

  private double known(MasteryModel model, String item, boolean right) {
    LearnerState state =
        Learning.after(LearnerState.empty(graph), NOW, "a", new Practised(item, right));
    return model.estimate(state, scope, NOW).known(scope.positionOf(graph.indexOf("a")));
  }

  @Test
  void aSuccessOnAHardItemSaysMoreAndOnAnEasyOneNoLess() {
    assertThat(known(trained, HARD, true)).isGreaterThan(known(bare, HARD, true) + 0.05);
    assertThat(known(trained, EASY, true)).isEqualTo(known(bare, EASY, true));
  }

  @Test
  void aFailureOnAnEasyItemSaysMoreAndOnAHardOneNoLess() {
    assertThat(known(trained, EASY, false)).isLessThan(known(bare, EASY, false));
    assertThat(known(trained, HARD, false)).isEqualTo(known(bare, HARD, false));
  }

  @Test
  void repeatingAHardItemAddsNothing() {
    LearnerState once =
        Learning.after(LearnerState.empty(graph), NOW, "a", new Practised(HARD, true));
    LearnerState twice = Learning.after(once, NOW, "a", new Practised(HARD, true));
    double of =
        FirstItems.factor(
            once,
            0,
            TrainedForecasts.of(Map.of("a", TrainedForecasts.topic("a", -2, 2))).ease(graph));
    double again =
        FirstItems.factor(
            twice,
            0,
            TrainedForecasts.of(Map.of("a", TrainedForecasts.topic("a", -2, 2))).ease(graph));
    assertThat(of).isGreaterThan(1).isEqualTo(again);
  }

  @Test
  void itemsThatTheModelDoesNotKnowSayNothing() {
    assertThat(known(trained, "other", true)).isEqualTo(known(bare, "other", true));
    assertThat(known(trained, "other", false)).isEqualTo(known(bare, "other", false));
  }
}
