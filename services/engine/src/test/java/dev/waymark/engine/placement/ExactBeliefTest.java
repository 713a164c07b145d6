package dev.waymark.engine.placement;

import static dev.waymark.engine.placement.PlacementLearners.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.learner.LearnerState;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The sample against the exact belief, summed over every set of topics of a small graph.
class ExactBeliefTest {
  private static final PlacementParameters PARAMETERS = PlacementParameters.STANDARD;

  @Test
  void theSampleIsCloseToTheExactBelief() {
    double worst = 0;
    double sum = 0;
    double bias = 0;
    int compared = 0;
    for (int seed = 0; seed < 60; seed++) {
      var random = new SplittableRandom(seed);
      GoalScope scope = Curricula.all(Curricula.graph(Curricula.random(random, 9, 2)));
      LearnerState state = LearnerState.empty(scope.graph());
      for (int i = 0; i < 5; i++) {
        state =
            PlacementLearners.answers(
                state,
                PlacementLearners.id(scope, random.nextInt(scope.size())),
                random.nextBoolean());
      }

      double[] exact = exact(scope, EvidenceOdds.of(state, scope, NOW, PARAMETERS));
      PlacementBelief sampled = new Placement().belief(state, scope, NOW);

      for (int p = 0; p < exact.length; p++) {
        double off = Math.abs(exact[p] - sampled.known(p));
        bias += sampled.known(p) - exact[p];
        worst = Math.max(worst, off);
        sum += off;
        compared++;
      }
    }

    assertThat(sum / compared).isLessThan(0.035);
    assertThat(Math.abs(bias / compared)).isLessThan(0.02);
    assertThat(worst).isLessThan(0.2);
  }

  private static double[] exact(GoalScope scope, EvidenceOdds answers) {
    var difficulty = new Difficulty(scope);
    int n = scope.size();
    double[] known = new double[n];
    double total = 0;
    for (int world = 0; world < Difficulty.WORLDS; world++) {
      for (int set = 0; set < 1 << n; set++) {
        double weight = weight(scope, difficulty, world, set, answers);
        total += weight;
        for (int p = 0; p < n; p++) {
          known[p] += (set >> p & 1) == 1 ? weight : 0;
        }
      }
    }
    for (int p = 0; p < n; p++) {
      known[p] /= total;
    }
    return known;
  }

  private static double weight(
      GoalScope scope, Difficulty difficulty, int world, int set, EvidenceOdds answers) {
    Adjacency prerequisites = scope.prerequisites();
    double weight = 1;
    for (int p = 0; p < scope.size(); p++) {
      boolean open = true;
      for (int e = prerequisites.begin(p); e < prerequisites.hardEnd(p); e++) {
        open &= (set >> prerequisites.target(e) & 1) == 1;
      }
      double chance = open ? difficulty.chance(world, difficulty.depth(p)) : 0;
      boolean holds = (set >> p & 1) == 1;
      weight *= holds ? chance * answers.odds(p) : 1 - chance;
    }
    return weight;
  }
}
