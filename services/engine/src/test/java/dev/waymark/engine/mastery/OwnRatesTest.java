package dev.waymark.engine.mastery;

import static dev.waymark.engine.Learning.NOW;
import static dev.waymark.engine.Learning.RIGHT;
import static dev.waymark.engine.Learning.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.Learning;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.Activity;
import dev.waymark.engine.learner.Activity.Assessed;
import dev.waymark.engine.learner.Activity.Completed;
import dev.waymark.engine.learner.LearnerState;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// What one answer counts for learners who have answered in different ways before.
class OwnRatesTest {
  private static final double LIKELY = 0.8;
  private static final double READY = 0.75;
  private static final double MASTERED = 0.95;
  private static final Activity COMPLETED = new Completed(OptionalDouble.empty());

  private final PrerequisiteGraph graph =
      Curricula.graph("a", "b", "c", "d", "e", "f", "g", "h", "x");
  private final GoalScope scope = Curricula.all(graph);
  private final LearnerState nobody = LearnerState.empty(graph);

  @Test
  void whoeverAlwaysAnswersRightAtFirstNeedsOneAnswer() {
    assertThat(knownX(Learning.after(nobody, "x", RIGHT))).isLessThan(LIKELY);
    assertThat(knownX(Learning.after(onAll(RIGHT), "x", RIGHT))).isGreaterThan(LIKELY);
  }

  @Test
  void whoeverKnowsAfterOneFailureNeedsOneRightAnswerAfterIt() {
    assertThat(knownX(Learning.after(nobody, "x", WRONG, RIGHT))).isLessThan(LIKELY);
    LearnerState learnsAtOnce = onAll(WRONG, RIGHT, RIGHT, RIGHT);
    assertThat(knownX(Learning.after(learnsAtOnce, "x", WRONG, RIGHT))).isGreaterThan(LIKELY);
  }

  @Test
  void whoeverFallsBackNeedsMore() {
    assertThat(knownX(Learning.after(nobody, "x", RIGHT, RIGHT))).isGreaterThan(LIKELY);
    LearnerState unsteady = onAll(WRONG, RIGHT, WRONG, RIGHT, WRONG, RIGHT, WRONG);
    assertThat(knownX(Learning.after(unsteady, "x", RIGHT, RIGHT)))
        .isLessThan(knownX(Learning.after(nobody, "x", RIGHT, RIGHT)) - 0.05);
  }

  @Test
  void completingSaysLessOfALearnerWhoAnswers() {
    double alone = knownX(Learning.after(nobody, "x", COMPLETED));
    double tested = knownX(Learning.after(Learning.after(nobody, "a", WRONG), "x", COMPLETED));
    assertThat(alone).isGreaterThan(LIKELY);
    assertThat(tested).isLessThan(LIKELY);
  }

  @Test
  void completingAgainAndAgainIsNoMastery() {
    LearnerState state = nobody;
    for (int i = 0; i < 8; i++) {
      state = Learning.after(state, "x", COMPLETED, WRONG);
    }
    assertThat(knownX(state)).isLessThan(0.2);
  }

  @Test
  void aTestNearThePassMarkSaysLittle() {
    assertThat(knownX(Learning.after(nobody, "x", new Assessed(0.65)))).isLessThan(0.4);
    assertThat(knownX(Learning.after(nobody, "x", new Assessed(0.9)))).isBetween(READY, MASTERED);
    assertThat(knownX(Learning.after(nobody, "x", new Assessed(1)))).isGreaterThan(LIKELY);
  }

  @Test
  void testsThatComeAndGoLikeGuessesCountAsSingleAnswers() {
    Assessed full = new Assessed(1);
    Assessed none = new Assessed(0);
    double steady = knownX(Learning.after(onAll(none, none, full, full, full), "x", full));
    double guessing = knownX(Learning.after(onAll(none, full, none, full, none), "x", full));
    assertThat(steady).isGreaterThan(MASTERED);
    assertThat(guessing).isLessThan(LIKELY);
  }

  @Test
  void aTestAtThePassMarkSaysNothingHoweverSureTheLearner() {
    LearnerState sure = onAll(RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT);
    LearnerState after = Learning.after(sure, "x", new Assessed(0.6));
    assertThat(after.progress("x").gain()).isLessThan(0.1);
    assertThat(after.progress("x").learned()).isLessThan(0.1);
    assertThat(Learning.after(sure, "a", new Assessed(0.6)).progress("a").learned()).isFinite();
  }

  private LearnerState onAll(Activity... activities) {
    LearnerState state = nobody;
    for (String topic : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
      state = Learning.after(state, topic, activities);
    }
    return state;
  }

  private double knownX(LearnerState state) {
    return new BktModel().estimate(state, scope, NOW).known(scope.positionOf(graph.indexOf("x")));
  }
}
