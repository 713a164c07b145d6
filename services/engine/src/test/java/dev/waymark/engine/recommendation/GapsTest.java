package dev.waymark.engine.recommendation;

import static dev.waymark.engine.Learning.NOW;
import static dev.waymark.engine.Learning.RIGHT;
import static dev.waymark.engine.Learning.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.Learning;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.mastery.BktModel;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Learners whose right answers were luck, and who have nothing to build on.
class GapsTest {
  private static final int LONG = 60;

  private final PrerequisiteGraph graph =
      Curricula.graph("a", "b <- a", "c <- b", "d <- b", "e <- c d");
  private final GoalScope scope = Curricula.all(graph);
  private final NextSteps nextSteps = new NextSteps(new BktModel(), Policy.STANDARD);

  /// Nothing is learnt, and a third of the answers are right by luck. What requires nothing may
  /// well be all that is left.
  @Test
  void nobodyIsKeptOnOneTopicThatPracticeDoesNotBringOn() {
    LearnerState state = Learning.after(LearnerState.empty(graph), "a", RIGHT, RIGHT, RIGHT);
    state = Learning.after(state, "b", RIGHT, RIGHT);
    Random luck = new Random(7);
    String last = "";
    int inARow = 0;
    int most = 0;
    for (int i = 0; i < 5 * LONG; i++) {
      String topic = steps(state).getFirst().topicId();
      inARow = topic.equals(last) ? inARow + 1 : 1;
      most = topic.equals("a") ? most : Math.max(most, inARow);
      last = topic;
      state = Learning.after(state, topic, luck.nextInt(3) == 0 ? RIGHT : WRONG);
    }
    assertThat(most).isLessThan(LONG / 2);
  }

  @Test
  void longFailureReopensAPrerequisiteThatWasNeverAnswered() {
    LearnerState state = Learning.after(LearnerState.empty(graph), "d", RIGHT, RIGHT, RIGHT);
    assertThat(mastery(state, "b")).isGreaterThan(0.3);
    double before = mastery(state, "b");
    for (int i = 0; i < LONG; i++) {
      state = Learning.after(state, "c", i % 4 == 3 ? RIGHT : WRONG);
    }
    assertThat(mastery(state, "b")).isLessThan(before / 3);
  }

  @Test
  void luckOnATopicGoesWithTheFailuresOnWhatRequiresIt() {
    LearnerState state = Learning.after(LearnerState.empty(graph), "a", RIGHT, RIGHT);
    assertThat(mastery(state, "a")).isGreaterThan(Policy.STANDARD.ready());
    for (int i = 0; i < 8; i++) {
      state = Learning.after(state, "b", WRONG);
    }
    assertThat(mastery(state, "a")).isLessThan(Policy.STANDARD.ready());
    assertThat(steps(state)).extracting(Step::topicId).containsExactly("a");
  }

  @Test
  void practiceClosesTheGapAgain() {
    LearnerState state = Learning.after(LearnerState.empty(graph), "a", RIGHT, RIGHT);
    state = Learning.after(state, "b", WRONG, WRONG, WRONG, WRONG, WRONG, WRONG, WRONG, WRONG);
    int answers = 0;
    while (mastery(state, "a") < Policy.STANDARD.ready()) {
      state = Learning.after(state, "a", RIGHT);
      answers++;
    }
    assertThat(answers).isBetween(1, 4);
  }

  @Test
  void eightRightAnswersInARowOverruleWhateverFailsOnTopOfThem() {
    LearnerState state = failedOnTopOfA(100);
    int answers = 0;
    while (mastery(state, "a") < Policy.STANDARD.ready()) {
      state = Learning.after(state, "a", RIGHT);
      answers++;
    }
    assertThat(answers).isBetween(5, 8);
  }

  @Test
  void theLongerPracticeIsFruitlessTheMoreItTakesToDenyIt() {
    LearnerState shown = Learning.after(failedOnTopOfA(8), "a", RIGHT, RIGHT, RIGHT);
    assertThat(mastery(shown, "a")).isGreaterThan(Policy.STANDARD.ready());
    LearnerState longer = Learning.after(failedOnTopOfA(60), "a", RIGHT, RIGHT, RIGHT);
    assertThat(mastery(longer, "a")).isLessThan(Policy.STANDARD.ready());
  }

  /// Right answers on a, then so many wrong ones on what requires it.
  private LearnerState failedOnTopOfA(int failures) {
    LearnerState state = Learning.after(LearnerState.empty(graph), "a", RIGHT, RIGHT);
    for (int i = 0; i < failures; i++) {
      state = Learning.after(state, "b", WRONG);
    }
    return state;
  }

  @Test
  void theLeastShownIsConfirmedOnceTheGoalIsReached() {
    LearnerState state = LearnerState.empty(graph);
    for (String topic : List.of("a", "b", "c", "d", "e")) {
      state = Learning.after(state, topic, RIGHT, WRONG, RIGHT, WRONG, RIGHT, RIGHT, RIGHT, RIGHT);
    }
    for (String topic : List.of("a", "b", "c", "e")) {
      state = Learning.after(state, topic, RIGHT);
    }
    Step step = steps(state).getFirst();
    assertThat(step.topicId()).isEqualTo("d");
    assertThat(step.kind()).isEqualTo(StepKind.REVIEW);
    assertThat(step.reasons()).extracting(Reason::code).contains("CONFIRMS");
    assertThat(nextSteps.standing(NextStepsQuery.of(state, scope, NOW, 5), "d"))
        .isEqualTo(new Standing.Open(1));
  }

  @Test
  void whoNeverGuessesConfirmsLess() {
    LearnerState state = LearnerState.empty(graph);
    for (String topic : List.of("a", "b", "c", "d", "e")) {
      state = Learning.after(state, topic, WRONG, RIGHT, RIGHT, RIGHT);
    }
    assertThat(steps(state)).isEmpty();
  }

  private List<Step> steps(LearnerState state) {
    return nextSteps.answer(NextStepsQuery.of(state, scope, NOW, 50)).steps();
  }

  private double mastery(LearnerState state, String topic) {
    return new BktModel().estimate(state, scope, NOW).known(scope.positionOf(graph.indexOf(topic)));
  }
}
