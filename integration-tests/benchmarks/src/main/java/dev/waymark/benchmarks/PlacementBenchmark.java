package dev.waymark.benchmarks;

import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.placement.Placement;
import dev.waymark.engine.placement.PlacementParameters;
import dev.waymark.engine.placement.PlacementStatus;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The next placement question after some answers, on 500 topics.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PlacementBenchmark {
  private static final int TOPICS = 500;

  @Param({"0", "12", "24"})
  public int answered = 0;

  /// Never done early, so that each number of answers is reached.
  private final Placement placement =
      new Placement(
          new PlacementParameters(
              PlacementParameters.STANDARD.slip(),
              PlacementParameters.STANDARD.guess(),
              100,
              0,
              1e-6));

  private GoalScope scope = Worlds.shape(2).roadmap();
  private LearnerState state = LearnerState.empty(scope.graph());

  /// Answers by chance until enough are given.
  @Setup
  public void setUp() {
    scope = Worlds.shape(TOPICS).roadmap();
    state = LearnerState.empty(scope.graph());
    var random = new SplittableRandom(1);
    for (int i = 0; i < answered; i++) {
      Optional<String> asked =
          placement.next(state, scope, Worlds.NOW).probe().map(probe -> probe.topicId());
      boolean right = random.nextBoolean();
      if (asked.isPresent()) {
        state = Worlds.applied(state, Worlds.practised(asked.get(), Worlds.NOW, right));
      }
    }
  }

  @Benchmark
  public PlacementStatus nextProbe() {
    return placement.next(state, scope, Worlds.NOW);
  }
}
