package dev.waymark.engine.mastery;

import static dev.waymark.engine.Learning.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.Learning;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.Activity.Assessed;
import dev.waymark.engine.learner.LearnerState;
import org.junit.jupiter.api.Test;

class TestScoresTest {
  private static final double STEP = 0.01;

  private final PrerequisiteGraph graph = Curricula.graph("a", "b <- a", "c <- b");
  private final GoalScope scope = Curricula.all(graph);
  private final MasteryModel model = new BktModel();

  private double mastery(LearnerState before, String topic, double score) {
    LearnerState state = Learning.after(before, NOW, topic, new Assessed(score));
    return model.estimate(state, scope, NOW).known(scope.positionOf(graph.indexOf("a")));
  }

  @Test
  void aResultAtThePassMarkSaysHardlyAnything() {
    LearnerState nobody = LearnerState.empty(graph);
    double before = model.estimate(nobody, scope, NOW).known(0);
    assertThat(Math.abs(mastery(nobody, "a", 0.6) - before)).isLessThan(0.02);
    assertThat(Math.abs(mastery(nobody, "a", 0.59) - before)).isLessThan(0.02);
  }

  @Test
  void resultsAHundredthApartSayNearlyTheSame() {
    LearnerState nobody = LearnerState.empty(graph);
    LearnerState right = Learning.after(nobody, "a", Learning.RIGHT, Learning.RIGHT);
    LearnerState wrong = Learning.after(nobody, "a", Learning.WRONG, Learning.WRONG);
    for (LearnerState before : new LearnerState[] {nobody, right, wrong}) {
      for (String topic : new String[] {"a", "b"}) {
        for (int hundredths = 0; hundredths < 100; hundredths++) {
          double score = hundredths * STEP;
          double lower = mastery(before, topic, score);
          double higher = mastery(before, topic, score + STEP);
          assertThat(higher).as("%s at %s", topic, score).isBetween(lower - 1e-9, lower + 0.1);
        }
      }
    }
  }
}
