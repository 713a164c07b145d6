package dev.waymark.trainer.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.simulator.trial.PairedTrial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AdviceVerdictTest {
  private static final int LEARNERS = 200;

  private final Random random = new Random(3);

  /// @param shift of the new model for learners of a kind, by its number of 0 to 9
  private AdviceVerdict verdict(double[] shift, double noise) {
    List<PairedTrial> trials = new ArrayList<>();
    for (int i = 0; i < LEARNERS; i++) {
      double first = 0.5 + 0.2 * random.nextGaussian();
      double second = first + shift[i % 10] + noise * random.nextGaussian();
      trials.add(new PairedTrial("kind " + i % 10, "road", first, second));
    }
    return AdviceVerdict.of(trials);
  }

  @Test
  void adviceThatChangesNothingIsNotWorse() {
    AdviceVerdict verdict = verdict(new double[10], 0);
    assertThat(verdict.isNotWorse()).isTrue();
    assertThat(verdict.trial().getDifference().getLow()).isZero();
    assertThat(verdict.trial().getKnown()).isEqualTo(verdict.trial().getKnownInUse());
  }

  @Test
  void noiseAroundTheSameAdviceIsNotWorse() {
    assertThat(verdict(new double[10], 0.03).isNotWorse()).isTrue();
  }

  @Test
  void lessKnownOverAllIsWorse() {
    double[] shift = new double[10];
    Arrays.fill(shift, -0.03);
    AdviceVerdict verdict = verdict(shift, 0.1);
    assertThat(verdict.isNotWorse()).isFalse();
  }

  @Test
  void oneKindThatKnowsLessIsEnough() {
    double[] shift = new double[10];
    Arrays.fill(shift, 0.05);
    shift[4] = -0.1;
    AdviceVerdict verdict = verdict(shift, 0.03);
    assertThat(verdict.trial().getDifference().getLow()).isPositive();
    assertThat(verdict.isNotWorse()).isFalse();
  }

  @Test
  void intervalsAreStudents() {
    List<PairedTrial> trials = new ArrayList<>();
    for (double difference : new double[] {0.1, 0.2, 0.3}) {
      trials.add(new PairedTrial("kind", "road", 0.5, 0.5 + difference));
    }
    var difference = AdviceVerdict.of(trials).trial().getDifference();
    assertThat(difference.getValue()).isCloseTo(0.2, within(1e-9));
    // t(0.975; 2) = 4.3027, standard error 0.1 / √3
    assertThat(difference.getHigh())
        .isCloseTo(0.2 + 4.3027 * 0.1 / Math.sqrt(3), within(1e-4));
  }

  @Test
  void withoutRoadmapsThereIsNothingToJudge() {
    assertThat(AdviceVerdict.of(List.of()).isNotWorse()).isTrue();
  }
}
