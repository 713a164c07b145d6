package dev.waymark.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.learner.EventOutcome;
import org.junit.jupiter.api.Test;

/// A benchmark of a wrong answer would say nothing.
class BenchmarksTest {
  @Test
  void theLearnerHalfWayGetsSteps() {
    var benchmark = new NextStepsBenchmark();
    benchmark.setUp();

    assertThat(benchmark.nextSteps().steps()).hasSize(5);
    assertThat(benchmark.mastery().known(0)).isGreaterThan(0.9);
  }

  @Test
  void eventsCount() {
    var benchmark = new EventBenchmark();
    benchmark.setUp();

    assertThat(benchmark.again()).isInstanceOf(EventOutcome.Applied.class);
    assertThat(benchmark.firstTime()).isInstanceOf(EventOutcome.Applied.class);
  }

  @Test
  void placementGoesOn() {
    var benchmark = new PlacementBenchmark();
    benchmark.answered = 3;
    benchmark.setUp();

    assertThat(benchmark.nextProbe().answered()).isEqualTo(3);
    assertThat(benchmark.nextProbe().probe()).isPresent();
  }
}
