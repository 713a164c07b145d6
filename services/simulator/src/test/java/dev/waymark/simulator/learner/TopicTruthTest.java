package dev.waymark.simulator.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.engine.graph.GoalScope;
import dev.waymark.simulator.shape.Shapes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TopicTruthTest {
  private static final GoalScope SCOPE = Shapes.tuning().getFirst().roadmap();

  private static TopicTruth truth(double hardness) {
    int[][] needs = new int[SCOPE.size()][0];
    needs[1] = new int[] {0};
    double[] hard = new double[SCOPE.size()];
    Arrays.fill(hard, hardness);
    return new TopicTruth(needs, hard);
  }

  @Test
  void aTopicWhoseRealNeedIsMissingCannotBeLearnt() {
    var learner = new SimulatedLearner(LearnerKind.DETERMINISTIC, SCOPE, truth(1), 3);
    learner.practise(1);
    assertThat(learner.mastered(1)).isFalse();
    learner.practise(0);
    learner.practise(1);
    assertThat(learner.mastered(1)).isTrue();
  }

  @Test
  void aTopicThatTheGraphPutsLastCanBeLearntFirstIfItNeedsNothing() {
    int last = SCOPE.size() - 1;
    var learner = new SimulatedLearner(LearnerKind.DETERMINISTIC, SCOPE, truth(1), 3);
    learner.practise(last);
    assertThat(learner.mastered(last)).isTrue();
  }

  @Test
  void ofAHardTopicAnswersShowLess() {
    assertThat(truth(2).shown(0, 0.5)).isCloseTo(0.25, within(1e-12));
    assertThat(truth(1).shown(0, 0.5)).isEqualTo(0.5);
  }

  @Test
  void studyingIsWorthAsManyPractices() {
    var studied = new SimulatedLearner(LearnerKind.GRADUAL, SCOPE, truth(1), 3);
    var practised = new SimulatedLearner(LearnerKind.GRADUAL, SCOPE, truth(1), 3);
    studied.study(0, 2);
    practised.practise(0);
    assertThat(studied.ability(0)).isCloseTo(2 * practised.ability(0), within(1e-9));
  }
}
