package dev.waymark.simulator.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.mastery.BktModel;
import dev.waymark.engine.recommendation.NextSteps;
import dev.waymark.engine.recommendation.Policy;
import dev.waymark.simulator.learner.LearnerKind;
import dev.waymark.simulator.policy.PolicyKind;
import dev.waymark.simulator.shape.Shapes;
import org.junit.jupiter.api.Test;

class FruitlessRunTest {
  private final NextSteps engine = new NextSteps(new BktModel(), Policy.STANDARD);

  /// A graph with several topics that need nothing, so that something else is always ready.
  @Test
  void nobodySpinsWhileSomethingElseIsReady() {
    var shape = Shapes.layered(60, 6, 3, 1);
    for (LearnerKind kind : LearnerKind.ALL) {
      if (!kind.oneTopic()) {
        Outcome outcome = new World(shape, kind, 7).run(engine, PolicyKind.WAYMARK, 180);
        assertThat(outcome.fruitlessRun()).as(kind.name()).isLessThanOrEqualTo(4);
      }
    }
  }

  @Test
  void whoStaysOnATopicUntilItIsRightSpins() {
    var world = new World(Shapes.layered(60, 6, 3, 1), LearnerKind.UNTEACHABLE, 7);
    assertThat(world.run(engine, PolicyKind.FIXED, 180).fruitlessRun()).isGreaterThan(10);
  }
}
