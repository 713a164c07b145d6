package dev.waymark.engine.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.Learning;
import dev.waymark.engine.graph.PrerequisiteGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearnabilityTest {
  private final PrerequisiteGraph graph =
      Curricula.graph(IntStream.range(0, 20).mapToObj(i -> "t" + i).toArray(String[]::new));
  private final LearnerState nobody = LearnerState.empty(graph);

  @Test
  void eachFailureLowersIt() {
    double before = Learnability.PRIOR.chance();
    LearnerState state = nobody;
    for (int i = 0; i < 12; i++) {
      state = Learning.after(state, "t0", Learning.WRONG);
      double after = chance(state, Learning.NOW);
      assertThat(after).isLessThan(before);
      before = after;
    }
    assertThat(before).isLessThan(0.25);
  }

  @Test
  void whatWasLearntElsewhereBringsItBack() {
    LearnerState failed = failed(nobody, 6);
    LearnerState state = failed;
    double before = chance(failed, Learning.NOW);
    for (int i = 1; i < 10; i++) {
      state = Learning.after(state, "t" + i, Learning.RIGHT);
      double after = chance(state, Learning.NOW);
      assertThat(after).isGreaterThan(before);
      before = after;
    }
    LearnerState more = Learning.after(state, "t1", Learning.RIGHT, Learning.RIGHT);
    assertThat(chance(more, Learning.NOW)).isEqualTo(before);
  }

  @Test
  void failuresElsewhereBringNothingBack() {
    LearnerState failed = failed(nobody, 4);
    LearnerState state = Learning.after(failed, "t1", Learning.WRONG, Learning.WRONG);
    assertThat(chance(state, Learning.NOW)).isEqualTo(chance(failed, Learning.NOW));
  }

  @Test
  void timeBringsItBack() {
    LearnerState failed = failed(nobody, 6);
    double now = chance(failed, Learning.NOW);
    double later = chance(failed, Learning.NOW.plus(Duration.ofDays(60)));
    assertThat(odds(later)).isCloseTo(odds(now) / 2, offset(1e-9));
    assertThat(chance(failed, Learning.NOW.minus(Duration.ofDays(60)))).isEqualTo(now);
  }

  @Test
  void aTopicIsStuckFromThreeFailuresInARow() {
    LearnerState state = nobody;
    int failures = 0;
    while (state.stuckTopics(second(Learning.NOW)).isEmpty() && failures < 20) {
      state = Learning.after(state, "t0", Learning.WRONG);
      failures++;
    }
    assertThat(failures).isBetween(3, 8);
    assertThat(state.stuckTopics(second(Learning.NOW))).containsExactly("t0");
    LearnerState right = Learning.after(state, "t0", Learning.RIGHT);
    assertThat(right.stuckTopics(second(Learning.NOW))).isEmpty();
  }

  @Test
  void itIsStoredToTheLastBit() {
    LearnerState state = Learning.after(failed(nobody, 5), "t3", Learning.RIGHT, Learning.WRONG);
    LearnerState read = Learning.stored(state);
    assertThat(read).isEqualTo(state);
    assertThat(chance(read, Learning.NOW)).isEqualTo(chance(state, Learning.NOW));
  }

  private static LearnerState failed(LearnerState state, int times) {
    LearnerState after = state;
    for (int i = 0; i < times; i++) {
      after = Learning.after(after, "t0", Learning.WRONG);
    }
    return after;
  }

  private double chance(LearnerState state, Instant at) {
    return state.learnableOf(state.rowOf(graph.indexOf("t0")), second(at));
  }

  private static long second(Instant at) {
    return at.getEpochSecond();
  }

  private static double odds(double chance) {
    return (1 - chance) / chance;
  }
}
