package dev.waymark.engine.learner;

import static dev.waymark.engine.Learning.NOW;
import static dev.waymark.engine.Learning.RIGHT;
import static dev.waymark.engine.Learning.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.Learning;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.Activity.Assessed;
import dev.waymark.engine.learner.Activity.Completed;
import dev.waymark.engine.learner.Activity.Dismissed;
import dev.waymark.engine.learner.Activity.Level;
import dev.waymark.engine.learner.Activity.SelfAssessed;
import dev.waymark.engine.learner.Activity.Started;
import java.time.Duration;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// What each kind of event leaves of itself, by the table in `docs/reference/mastery-model.md`.
class EvidenceTableTest {
  /// Half a step of what a row keeps.
  private static final Offset<Double> GAIN = within(1 / 48.0);

  private static final double ANSWER = Math.log(0.9 / 0.3);
  private static final Completed COMPLETED = new Completed(OptionalDouble.empty());

  private final PrerequisiteGraph graph = Curricula.graph("x", "y", "z");
  private final LearnerState nobody = LearnerState.empty(graph);

  @Test
  void startingSaysNextToNothing() {
    TopicProgress row = x(new Started());
    assertThat(row.gain()).isCloseTo(0.05 * ANSWER, GAIN);
    assertThat(row.learned()).isZero();
    assertThat(row.started()).isTrue();
    assertThat(row.completed()).isFalse();
  }

  @Test
  void completingTeachesAlmostSurelyWhoeverIsNeverTested() {
    TopicProgress row = x(COMPLETED);
    assertThat(row.gain()).isCloseTo(0.9 * ANSWER - Math.log1p(-0.85), GAIN);
    assertThat(row.learned()).isCloseTo(0.85 / 0.15, within(0.3));
    assertThat(row.completed()).isTrue();
    assertThat(row.attempts()).isZero();
  }

  @Test
  void completingTeachesLessWhereAnswersTell() {
    LearnerState tested = Learning.after(nobody, "y", WRONG);
    TopicProgress row = Learning.after(tested, "x", COMPLETED).progress("x");
    assertThat(row.gain()).isCloseTo(0.9 * ANSWER - Math.log1p(-0.4), GAIN);
    assertThat(row.learned()).isCloseTo(0.4 / 0.6, within(0.04));
  }

  @Test
  void completingAgainIsOneMoreTry() {
    TopicProgress once = x(COMPLETED);
    TopicProgress twice = x(COMPLETED, COMPLETED);
    assertThat(twice.gain() - once.gain())
        .isCloseTo(0.05 * ANSWER - Math.log1p(-0.15), within(1 / 24.0));
  }

  @Test
  void whatLearnersSayCountsLessThanWhatTheyShow() {
    assertThat(x(new SelfAssessed(Level.KNOWN)).gain()).isCloseTo(0.8 * ANSWER, GAIN);
    assertThat(x(new SelfAssessed(Level.FAMILIAR)).gain()).isCloseTo(0.3 * ANSWER, GAIN);
    assertThat(x(new SelfAssessed(Level.UNKNOWN)).gain()).isCloseTo(Math.log(0.1 / 0.7), GAIN);
    assertThat(x(new SelfAssessed(Level.KNOWN)).selfAssessed()).isEqualTo(3);
    assertThat(x(new SelfAssessed(Level.FAMILIAR)).selfAssessed()).isEqualTo(2);
    assertThat(x(new SelfAssessed(Level.UNKNOWN)).selfAssessed()).isEqualTo(1);
  }

  @Test
  void whatSpeaksForKnowingItWindsTheClockAndNothingElseDoes() {
    for (Activity renews :
        new Activity[] {
          RIGHT,
          COMPLETED,
          new Started(),
          new SelfAssessed(Level.KNOWN),
          new SelfAssessed(Level.FAMILIAR)
        }) {
      assertThat(x(renews).refreshedSecond()).isPositive();
      assertThat(x(renews).stabilityDays()).isCloseTo(10, within(0.5));
    }
    for (Activity doubts : new Activity[] {WRONG, new SelfAssessed(Level.UNKNOWN)}) {
      assertThat(x(doubts).refreshedSecond()).isZero();
      assertThat(x(doubts).stabilityDays()).isZero();
    }
  }

  @Test
  void memoryLastsLongerAfterALateSuccessAndShorterAfterAFailure() {
    LearnerState first = Learning.after(nobody, NOW.minus(Duration.ofDays(20)), "x", RIGHT);
    double once = first.progress("x").stabilityDays();
    double late = Learning.after(first, NOW, "x", RIGHT).progress("x").stabilityDays();
    assertThat(late).isCloseTo(Forgetting.afterSuccess(once, 20, 0), within(0.05 * late));
    double failed = Learning.after(first, NOW, "x", WRONG).progress("x").stabilityDays();
    assertThat(failed).isCloseTo(Forgetting.afterFailure(once, 20, 0.5), within(0.05 * failed));
    double atOnce =
        Learning.after(first, NOW.minus(Duration.ofDays(20)), "x", RIGHT)
            .progress("x")
            .stabilityDays();
    assertThat(atOnce).isEqualTo(once);
  }

  @Test
  void aFullTestCountsAsFourAnswersAndOneHalfWayAsAnEighthOfThat() {
    AnswerBelief.Chances chances = AnswerBelief.PRIOR.chances(AnswerTables.history(0, 0));
    double right = Math.log((1 - chances.slip()) / chances.guess());
    double wrong = Math.log(chances.slip() / (1 - chances.guess()));
    double practised = -Math.log1p(-0.04);
    assertThat(x(RIGHT).gain()).isCloseTo(right + practised, GAIN);
    assertThat(x(WRONG).gain()).isCloseTo(wrong, GAIN);
    assertThat(x(new Assessed(1)).gain()).isCloseTo(4 * right + practised, GAIN);
    assertThat(x(new Assessed(0.8)).gain()).isCloseTo(0.5 * right - Math.log1p(-0.04 / 2), GAIN);
    assertThat(x(new Assessed(0)).gain()).isCloseTo(Math.max(-8, 4 * wrong), GAIN);
    assertThat(x(new Assessed(0.3)).gain()).isCloseTo(0.5 * wrong, GAIN);
  }

  @Test
  void aSuccessLiftsWhatWasLearnedToTheOddsOfItsHistory() {
    AnswerBelief belief = AnswerBelief.PRIOR.after(AnswerTables.history(0, 0), true);
    double odds = belief.odds(AnswerTables.history(1, 1));
    assertThat(x(RIGHT).learned()).isCloseTo(odds, within(0.06 * odds));
    assertThat(x(new Assessed(0.8)).learned()).isCloseTo(odds / 2, within(0.06 * odds));
    assertThat(x(WRONG).learned()).isZero();
  }

  @Test
  void startingEndsADismissal() {
    Dismissed forGood = new Dismissed(null);
    assertThat(x(forGood).dismissedAt(NOW.getEpochSecond())).isTrue();
    assertThat(x(forGood, new Started()).dismissedAt(NOW.getEpochSecond())).isFalse();
    assertThat(x(forGood, RIGHT).dismissedAt(NOW.getEpochSecond())).isTrue();
  }

  @Test
  void rowsTellWhatWasDone() {
    LearnerState state = Learning.after(nobody, "x", new Started());
    state = Learning.after(state, "y", new SelfAssessed(Level.KNOWN));
    state = Learning.after(state, "z", COMPLETED);
    int x = state.rowOf(graph.indexOf("x"));
    int y = state.rowOf(graph.indexOf("y"));
    int z = state.rowOf(graph.indexOf("z"));
    assertThat(state.isStarted(x)).isTrue();
    assertThat(state.isStarted(z)).isFalse();
    assertThat(state.isCompleted(z)).isTrue();
    assertThat(state.isCompleted(x)).isFalse();
    assertThat(state.isMet(x) && state.isMet(z)).isTrue();
    assertThat(state.isMet(y)).isFalse();
    assertThat(state.selfAssessedOf(y)).isEqualTo(3);
    assertThat(state.selfAssessedOf(x)).isZero();
    assertThat(Learning.after(nobody, "x", WRONG).isMet(0)).isTrue();
  }

  @Test
  void aResetLeavesTheOtherTopicsAsTheyWere() {
    LearnerState all = Learning.after(nobody, "x", RIGHT);
    all = Learning.after(all, "y", WRONG, new Dismissed(null));
    all = Learning.after(all, "z", COMPLETED, new Dismissed(null));
    LearnerState left = Learning.after(all, "y", new Activity.Reset());
    assertThat(left.progress("x")).isEqualTo(all.progress("x"));
    assertThat(left.progress("z")).isEqualTo(all.progress("z"));
    assertThat(left.progress("y")).isEqualTo(TopicProgress.none("y"));
    assertThat(Learning.after(left, "y", new Activity.Reset())).isEqualTo(left);
  }

  private TopicProgress x(Activity... activities) {
    return Learning.after(nobody, "x", activities).progress("x");
  }
}
