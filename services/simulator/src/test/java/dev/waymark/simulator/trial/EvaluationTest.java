package dev.waymark.simulator.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.mastery.BktModel;
import dev.waymark.engine.recommendation.NextSteps;
import dev.waymark.engine.recommendation.Policy;
import dev.waymark.simulator.learner.LearnerKind;
import dev.waymark.simulator.policy.PolicyKind;
import dev.waymark.simulator.shape.Shapes;
import dev.waymark.simulator.trial.Evaluation.Trial;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private final NextSteps engine = new NextSteps(new BktModel(), Policy.STANDARD);

  @Test
  void theOracleWastesNothingAndReachesTheWholeGoal() {
    World world = new World(Shapes.tree(31, 2), LearnerKind.GUESSER, 3);

    Outcome outcome = world.run(engine, PolicyKind.ORACLE, world.oracleSteps(engine));

    assertThat(outcome.masteredAfter().getLast()).isEqualTo(31);
    assertThat(outcome.wasted()).isZero();
  }

  @Test
  void equalSeedsGiveEqualOutcomes() {
    World world = new World(Shapes.tree(31, 2), LearnerKind.GRADUAL, 3);

    assertThat(world.run(engine, PolicyKind.WAYMARK, 60))
        .isEqualTo(world.run(engine, PolicyKind.WAYMARK, 60));
  }

  @Test
  void recommendedStepsBeatAFixedOrderForLearnersWhoGuess() {
    Evaluation evaluation =
        Evaluation.run(
            engine,
            List.of(Shapes.chain(20), Shapes.tree(31, 2), Shapes.layered(60, 6, 3, 1)),
            List.of(LearnerKind.GUESSER, LearnerKind.GRADUAL),
            EnumSet.of(PolicyKind.FIXED, PolicyKind.BACK, PolicyKind.WAYMARK),
            1,
            4,
            1.5);

    assertThat(mean(evaluation, PolicyKind.WAYMARK))
        .isGreaterThan(1.3 * mean(evaluation, PolicyKind.FIXED))
        .isGreaterThan(1.1 * mean(evaluation, PolicyKind.BACK));
  }

  @Test
  void nobodyWhoGuessesIsKeptOnOneTopicForGood() {
    var shape = Shapes.layered(120, 8, 3, 12);
    for (LearnerKind kind : List.of(LearnerKind.GUESSER, LearnerKind.MIXED, LearnerKind.QUICK)) {
      for (long seed = 4000; seed < 4003; seed++) {
        Outcome outcome = new World(shape, kind, seed).run(engine, PolicyKind.WAYMARK, 120 * 14);
        assertThat(outcome.masteredAfter().getLast())
            .as("%s, seed %d", kind.name(), seed)
            .isGreaterThan(114);
      }
    }
  }

  @Test
  void everyKindOfLearnerGetsThereInTime() {
    Evaluation evaluation =
        Evaluation.run(
            engine,
            List.of(Shapes.tree(31, 2), Shapes.layered(60, 6, 3, 1)),
            List.of(
                LearnerKind.DETERMINISTIC,
                LearnerKind.ANSWERING_FIRST,
                LearnerKind.QUICK,
                LearnerKind.GUESSER,
                LearnerKind.GRADUAL),
            EnumSet.of(PolicyKind.WAYMARK),
            1,
            3,
            3);

    assertThat(mean(evaluation, PolicyKind.WAYMARK)).isGreaterThan(0.9);
  }

  private static double mean(Evaluation evaluation, PolicyKind policy) {
    return evaluation.trials().stream()
        .filter(t -> t.policy() == policy)
        .mapToDouble(Trial::ofOracle)
        .average()
        .orElseThrow();
  }
}
