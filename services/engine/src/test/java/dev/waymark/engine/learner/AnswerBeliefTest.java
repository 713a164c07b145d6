package dev.waymark.engine.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswerBeliefTest {
  private static final int NONE = AnswerTables.history(0, 0);
  private static final int RIGHT = AnswerTables.history(1, 0b1);
  private static final int WRONG_RIGHT = AnswerTables.history(2, 0b01);

  @Test
  void aHistoryIsTheLastEightAnswersInOrder() {
    int history = NONE;
    for (boolean right : new boolean[] {true, false, false}) {
      history = AnswerTables.next(history, right);
    }
    assertThat(history).isEqualTo(0b1100).isEqualTo(AnswerTables.history(3, 0b100));
    for (int i = 0; i < 8; i++) {
      history = AnswerTables.next(history, i % 2 == 0);
    }
    assertThat(history).isEqualTo(0b1_10101010).isEqualTo(AnswerTables.history(11, 0b10101010));
    assertThat(AnswerTables.isFull(history)).isTrue();
    assertThat(AnswerTables.isFull(AnswerTables.history(7, 0))).isFalse();
  }

  @Test
  void chancesOfAllHistoriesOfOneLengthAddUpToOne() {
    for (int m = 0; m < AnswerTables.MODELS; m++) {
      for (int answers = 0; answers <= 8; answers++) {
        int model = m;
        int length = answers;
        double sum =
            IntStream.range(0, 1 << answers)
                .mapToDouble(
                    bits -> -AnswerTables.cost(AnswerTables.history(length, bits), model) / 256.0)
                .map(Math::exp)
                .sum();
        assertThat(sum).isCloseTo(1, within(2e-3));
      }
    }
  }

  @Test
  void aRightAnswerNeverSpeaksAgainstKnowing() {
    for (int seed = 0; seed < 200; seed++) {
      AnswerBelief belief = answered(new Random(seed), 60);
      for (int answers = 0; answers < 8; answers++) {
        for (int bits = 0; bits < 1 << answers; bits++) {
          int history = AnswerTables.history(answers, bits);
          AnswerBelief.Chances chances = belief.chances(history);
          assertThat(chances.guess()).isLessThan(1 - chances.slip());
        }
      }
    }
  }

  @Test
  void whoeverAnswersRightAtOnceEverywhereIsBelievedAtOnce() {
    AnswerBelief belief = AnswerBelief.PRIOR;
    double before = belief.odds(RIGHT);
    for (int topic = 0; topic < 10; topic++) {
      belief = belief.after(NONE, true).after(RIGHT, true);
    }
    assertThat(before).isLessThan(4);
    assertThat(belief.odds(RIGHT)).isGreaterThan(20);
    assertThat(belief.chances(NONE).guess()).isLessThan(AnswerBelief.PRIOR.chances(NONE).guess());
  }

  @Test
  void whoeverGetsBetterByAndByIsBelievedByTheNumberOfTheirTries() {
    Random random = new Random(3);
    AnswerBelief belief = AnswerBelief.PRIOR;
    for (int topic = 0; topic < 80; topic++) {
      int history = NONE;
      double ability = 0;
      for (int i = 0; i < 7; i++) {
        boolean right = random.nextDouble() < 0.25 + 0.65 * ability;
        belief = belief.after(history, right);
        history = AnswerTables.next(history, right);
        ability += 0.35 * (1 - ability);
      }
    }
    assertThat(belief.odds(AnswerTables.history(6, 0b110111))).isGreaterThan(19);
    assertThat(belief.odds(AnswerTables.history(2, 0b11))).isLessThan(1);
  }

  @Test
  void whoeverGuessesIsBelievedLess() {
    Random random = new Random(4);
    AnswerBelief belief = AnswerBelief.PRIOR;
    for (int topic = 0; topic < 40; topic++) {
      int history = NONE;
      for (int i = 0; i < 7; i++) {
        boolean right = random.nextDouble() < (i < 4 ? 0.25 : 0.9);
        belief = belief.after(history, right);
        history = AnswerTables.next(history, right);
      }
    }
    assertThat(belief.odds(RIGHT)).isLessThan(AnswerBelief.PRIOR.odds(RIGHT) / 2);
    assertThat(belief.chances(WRONG_RIGHT).slip()).isCloseTo(0.1, within(0.03));
  }

  /// They know two topics of five from the start and slip one time in four.
  @Test
  void whoeverSlipsOftenIsForgivenSlips() {
    Random random = new Random(8);
    AnswerBelief belief = AnswerBelief.PRIOR;
    for (int topic = 0; topic < 40; topic++) {
      int history = NONE;
      boolean known = random.nextDouble() < 0.4;
      for (int i = 0; i < 5; i++) {
        known |= random.nextDouble() < 0.35;
        boolean right = random.nextDouble() < (known ? 0.75 : 0.2);
        belief = belief.after(history, right);
        history = AnswerTables.next(history, right);
      }
    }
    assertThat(AnswerBelief.PRIOR.chances(WRONG_RIGHT).slip()).isLessThan(0.16);
    assertThat(belief.chances(WRONG_RIGHT).slip()).isGreaterThan(0.2);
    assertThat(belief.odds(AnswerTables.history(5, 0b11101))).isGreaterThan(9);
    assertThat(belief.odds(AnswerTables.history(5, 0b11011)))
        .isGreaterThan(AnswerBelief.PRIOR.odds(AnswerTables.history(5, 0b11011)));
  }

  @Test
  void longHistoriesAndNothingElseLeaveItAsItIs() {
    AnswerBelief belief = answered(new Random(5), 20);
    assertThat(belief.after(AnswerTables.history(8, 0b1010), true)).isEqualTo(belief);
    assertThat(belief.after(AnswerTables.history(7, 0b1010), true)).isNotEqualTo(belief);
  }

  @Test
  void itIsKeptAsFourWords() {
    AnswerBelief belief = answered(new Random(6), 50);
    assertThat(AnswerBelief.of(belief.words())).isEqualTo(belief);
    assertThatThrownBy(() -> AnswerBelief.of(List.of(1L)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 words, not 1");
  }

  private static AnswerBelief answered(Random random, int answers) {
    AnswerBelief belief = AnswerBelief.PRIOR;
    for (int i = 0; i < answers; i++) {
      int before = random.nextInt(8);
      belief =
          belief.after(AnswerTables.history(before, random.nextInt(256)), random.nextBoolean());
    }
    return belief;
  }
}
