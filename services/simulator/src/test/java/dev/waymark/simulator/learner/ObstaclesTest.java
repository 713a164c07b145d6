package dev.waymark.simulator.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.graph.GoalScope;
import dev.waymark.simulator.shape.Shapes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ObstaclesTest {
  private static final int TRIES = 60;

  private final GoalScope scope = Shapes.layered(120, 8, 3, 12).roadmap();

  @Test
  void blockedTopicsComeOnceAnotherIsKnown() {
    TopicTruth truth = Obstacles.WAITING.truth(scope, 5);
    int blocked = 0;
    for (int p = 0; p < scope.size(); p++) {
      blocked += truth.needs(p).length > scope.prerequisites().hard(p).length ? 1 : 0;
    }
    assertThat(blocked).isBetween(scope.size() / 10, scope.size() / 3);
    assertThat(learnt(LearnerKind.BLOCKED, truth)).isEqualTo(scope.size());
  }

  @Test
  void someTopicsAreNeverLearnt() {
    TopicTruth truth = Obstacles.CLOSED.truth(scope, 5);
    int learnt = learnt(LearnerKind.UNTEACHABLE, truth);
    assertThat(learnt).isBetween(scope.size() / 10, scope.size() - 5);
    var learner = new SimulatedLearner(LearnerKind.UNTEACHABLE, scope, truth, 5);
    for (int p = 0; p < scope.size(); p++) {
      int own = p;
      if (Arrays.stream(truth.needs(p)).anyMatch(needed -> needed == own)) {
        assertThat(learner.expectedGrowth(p)).isZero();
      }
    }
  }

  @Test
  void equalSeedsGiveEqualObstacles() {
    TopicTruth one = Obstacles.WAITING.truth(scope, 9);
    TopicTruth other = Obstacles.WAITING.truth(scope, 9);
    for (int p = 0; p < scope.size(); p++) {
      assertThat(one.needs(p)).containsExactly(other.needs(p));
    }
  }

  private int learnt(LearnerKind kind, TopicTruth truth) {
    var learner = new SimulatedLearner(kind, scope, truth, 5);
    for (int round = 0; round < scope.size(); round++) {
      for (int p = 0; p < scope.size(); p++) {
        for (int i = 0; i < TRIES && learner.ready(p) && !learner.mastered(p); i++) {
          learner.practise(p);
        }
      }
    }
    return learner.masteredTopics();
  }
}
