package dev.waymark.simulator.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.simulator.shape.Shapes;
import org.junit.jupiter.api.Test;

class PlacementTrialTest {
  private final GoalScope scope = Shapes.layered(60, 6, 3, 1).roadmap();

  @Test
  void everyKindOfKnowledgeIsClosedUnderPrerequisites() {
    Adjacency prerequisites = scope.prerequisites();
    for (KnowledgeKind kind : KnowledgeKind.values()) {
      for (int seed = 0; seed < 30; seed++) {
        boolean[] known = kind.draw(scope, seed);
        for (int p = 0; p < known.length; p++) {
          for (int e = prerequisites.begin(p); e < prerequisites.hardEnd(p); e++) {
            assertThat(!known[p] || known[prerequisites.target(e)]).isTrue();
          }
        }
      }
    }
  }

  @Test
  void probesTellMoreThanThePriorAlone() {
    double before = 0;
    double after = 0;
    for (int seed = 0; seed < 20; seed++) {
      var trial = new PlacementTrial(scope, KnowledgeKind.ABILITY, seed);
      var accuracies = trial.accuracies(ProbeChoice.WAYMARK, 15);
      before += accuracies.getFirst() / 20;
      after += accuracies.getLast() / 20;
    }

    assertThat(after).isGreaterThan(before + 0.15).isGreaterThan(0.85);
  }
}
