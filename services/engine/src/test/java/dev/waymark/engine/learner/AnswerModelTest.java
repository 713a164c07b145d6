package dev.waymark.engine.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.engine.learner.AnswerModel.Answering;
import dev.waymark.engine.learner.AnswerModel.Growth;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AnswerModelTest {
  private static final Offset<Double> CLOSE = within(1e-9);

  @Test
  void thereAreThirtyTwoAndNoTwoAlike() {
    assertThat(AnswerModel.ALL).hasSize(32).doesNotHaveDuplicates();
    assertThat(AnswerModel.ALL).filteredOn(AnswerModel::guesses).hasSize(24);
    assertThat(AnswerModel.ALL).filteredOn(AnswerModel::answersFirst).hasSize(12);
  }

  @Test
  void leapsComeWithEqualChanceAtEachPractice() {
    AnswerModel leap = new AnswerModel(Growth.LEAP, 0.3, Answering.ORDINARY, true);
    assertThat(leap.crossing(1)).isEqualTo(0.3);
    assertThat(leap.crossing(7)).isEqualTo(0.3);
    assertThat(leap.rightLearning(5)).isEqualTo(0.25);
    assertThat(leap.rightLearnt(5)).isEqualTo(0.9);
    assertThat(leap.rightKnowing()).isEqualTo(0.9);
    assertThat(new AnswerModel(Growth.LEAP, 1, Answering.SURE, true).crossing(1)).isEqualTo(0.98);
  }

  @Test
  void countedLearnersKnowFromTheirPracticeOn() {
    AnswerModel second = new AnswerModel(Growth.COUNT, 2, Answering.SURE, false);
    assertThat(second.crossing(1)).isCloseTo(0.02, CLOSE);
    assertThat(second.crossing(2)).isEqualTo(0.98);
    assertThat(second.crossing(3)).isEqualTo(0.98);
    assertThat(second.rightLearning(3)).isEqualTo(0.02);
  }

  /// At half of the rest each time 0.5, 0.75, 0.875 are learnt; known counts from 0.6 to 0.85.
  @Test
  void whoLearnsBySharesAnswersBetterEachTimeAndKnowsByAndBy() {
    AnswerModel after = new AnswerModel(Growth.SHARE, 0.5, Answering.ORDINARY, false);
    assertThat(after.rightLearning(1)).isCloseTo(0.25 + 0.65 * 0.5, CLOSE);
    assertThat(after.rightLearning(2)).isCloseTo(0.25 + 0.65 * 0.75, CLOSE);
    assertThat(after.rightLearnt(2)).isEqualTo(after.rightLearning(2));
    AnswerModel before = new AnswerModel(Growth.SHARE, 0.5, Answering.ORDINARY, true);
    assertThat(before.rightLearning(1)).isCloseTo(0.25, CLOSE);
    assertThat(before.rightLearning(3)).isCloseTo(0.25 + 0.65 * 0.75, CLOSE);
    assertThat(before.crossing(1)).isZero();
    assertThat(before.crossing(2)).isCloseTo(0.6, CLOSE);
    assertThat(before.crossing(3)).isCloseTo((0.999 - 0.6) / 0.4, CLOSE);
    assertThat(before.crossing(4)).isZero();
  }

  @Test
  void leapsAreLikeliestBeforeAnyAnswer() {
    assertThat(new AnswerModel(Growth.LEAP, 0.3, Answering.ORDINARY, true).prior()).isEqualTo(1);
    assertThat(new AnswerModel(Growth.SHARE, 0.2, Answering.ORDINARY, true).prior())
        .isEqualTo(1 / 6.0);
    assertThat(new AnswerModel(Growth.COUNT, 2, Answering.SURE, true).prior()).isEqualTo(1 / 12.0);
    assertThat(new AnswerModel(Growth.LEAP, 1, Answering.SURE, true).prior()).isEqualTo(0.5);
    assertThat(new AnswerModel(Growth.LEAP, 0.6, Answering.LUCKY, false).prior()).isEqualTo(2);
  }

  @Test
  void theTablesHoldWhatTheModelsSayOfThePracticeAfterEachHistory() {
    for (int answers = 0; answers <= 10; answers++) {
      int practice = AnswerTables.practice(AnswerTables.history(answers, 0));
      for (int m = 0; m < AnswerTables.MODELS; m++) {
        AnswerModel model = AnswerModel.ALL.get(m);
        assertThat(AnswerTables.crossing(practice, m)).isEqualTo(model.crossing(practice));
        assertThat(AnswerTables.rightLearning(practice, m))
            .isEqualTo(model.rightLearning(practice));
      }
    }
  }
}
