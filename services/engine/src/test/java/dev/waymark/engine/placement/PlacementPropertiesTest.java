package dev.waymark.engine.placement;

import static dev.waymark.engine.placement.PlacementLearners.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.learner.LearnerState;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlacementPropertiesTest {
  private static final int RUNS = 20;

  private final Placement placement = new Placement();

  @Test
  void noTopicIsAskedTwiceAndPlacementEndsWithinItsBound() {
    for (int seed = 0; seed < RUNS; seed++) {
      var random = new SplittableRandom(seed);
      GoalScope scope = scope(random, 60);
      LearnerState state = LearnerState.empty(scope.graph());
      Set<String> asked = new HashSet<>();

      PlacementStatus status = placement.next(state, scope, NOW);
      while (!status.done()) {
        String topicId = status.probe().orElseThrow().topicId();
        assertThat(asked.add(topicId)).isTrue();
        state = PlacementLearners.answers(state, topicId, random.nextBoolean());
        status = placement.next(state, scope, NOW);
        assertThat(status.answered()).isEqualTo(asked.size());
      }

      assertThat(asked).hasSizeLessThanOrEqualTo(PlacementParameters.STANDARD.mostProbes());
    }
  }

  @Test
  void equalInputGivesEqualOutput() {
    for (int seed = 0; seed < RUNS; seed++) {
      var random = new SplittableRandom(seed);
      GoalScope scope = scope(random, 40);
      LearnerState state = answered(scope, random, 6);

      assertThat(new Placement().next(state, scope, NOW))
          .isEqualTo(placement.next(state, scope, NOW));
    }
  }

  @Test
  void whatATopicRequiresIsAtLeastAsLikelyKnown() {
    for (int seed = 0; seed < RUNS; seed++) {
      var random = new SplittableRandom(seed);
      GoalScope scope = scope(random, 40);
      PlacementBelief belief = placement.belief(answered(scope, random, 8), scope, NOW);

      Adjacency prerequisites = scope.prerequisites();
      for (int p = 0; p < scope.size(); p++) {
        for (int e = prerequisites.begin(p); e < prerequisites.hardEnd(p); e++) {
          assertThat(belief.known(prerequisites.target(e)))
              .isGreaterThanOrEqualTo(belief.known(p) - 1e-9);
        }
      }
    }
  }

  @Test
  void twentyFiveNoisyAnswersTellMostOfAHundredTopics() {
    double right = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      var random = new SplittableRandom(seed);
      GoalScope scope = scope(random, 100);
      boolean[] knows = knowledge(scope, random);
      LearnerState state = LearnerState.empty(scope.graph());
      PlacementStatus status = placement.next(state, scope, NOW);
      while (!status.done()) {
        String topicId = status.probe().orElseThrow().topicId();
        boolean known = knows[scope.positionOf(scope.graph().indexOf(topicId))];
        boolean slipped = random.nextInt(10) == 0;
        state = PlacementLearners.answers(state, topicId, known != slipped);
        status = placement.next(state, scope, NOW);
      }
      PlacementBelief belief = placement.belief(state, scope, NOW);
      for (int p = 0; p < knows.length; p++) {
        right += (belief.known(p) >= 0.5) == knows[p] ? 1.0 / knows.length : 0;
      }
    }

    assertThat(right / RUNS).isGreaterThan(0.85);
  }

  private static GoalScope scope(SplittableRandom random, int topics) {
    return Curricula.all(Curricula.graph(Curricula.random(random, topics, 3)));
  }

  private static LearnerState answered(GoalScope scope, SplittableRandom random, int answers) {
    LearnerState state = LearnerState.empty(scope.graph());
    for (int i = 0; i < answers; i++) {
      String topicId = PlacementLearners.id(scope, random.nextInt(scope.size()));
      state = PlacementLearners.answers(state, topicId, random.nextBoolean());
    }
    return state;
  }

  /// Any open topic is learnt next, until the learner stops.
  private static boolean[] knowledge(GoalScope scope, SplittableRandom random) {
    boolean[] known = new boolean[scope.size()];
    int steps = random.nextInt(3 * scope.size());
    for (int i = 0; i < steps; i++) {
      int p = random.nextInt(scope.size());
      boolean open = true;
      Adjacency prerequisites = scope.prerequisites();
      for (int e = prerequisites.begin(p); e < prerequisites.hardEnd(p); e++) {
        open &= known[prerequisites.target(e)];
      }
      known[p] |= open;
    }
    return known;
  }
}
