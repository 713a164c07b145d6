package dev.waymark.simulator.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.graph.GoalScope;
import dev.waymark.simulator.shape.Shapes;
import org.junit.jupiter.api.Test;

class SimulatedLearnerTest {
  private final GoalScope chain = Shapes.chain(3).roadmap();

  @Test
  void nothingIsLearntWithoutWhatItRequires() {
    var learner = new SimulatedLearner(LearnerKind.DETERMINISTIC, chain, 1);

    assertThat(learner.practise(1)).isFalse();
    assertThat(learner.practise(0)).isTrue();
    assertThat(learner.practise(1)).isTrue();
    assertThat(learner.masteredTopics()).isEqualTo(2);
  }

  @Test
  void abilityIsLostWithTimeAndComesBackWithPractice() {
    var learner = new SimulatedLearner(LearnerKind.FORGETFUL, chain, 1);
    for (int i = 0; i < 12; i++) {
      learner.practise(0);
    }
    assertThat(learner.mastered(0)).isTrue();

    learner.waitUntil(100_000);
    assertThat(learner.mastered(0)).isFalse();
  }

  @Test
  void whatIsKnownAtTheStartIsClosedUnderPrerequisites() {
    for (int seed = 0; seed < 50; seed++) {
      GoalScope scope = Shapes.layered(60, 6, 3, seed).roadmap();
      var learner = new SimulatedLearner(LearnerKind.EXPERIENCED, scope, seed);
      for (int p = 0; p < scope.size(); p++) {
        assertThat(!learner.mastered(p) || learner.ready(p)).isTrue();
      }
    }
  }
}
