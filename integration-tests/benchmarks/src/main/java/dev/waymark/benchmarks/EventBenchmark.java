package dev.waymark.benchmarks;

import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.learner.EventOutcome;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.ProgressEvent;
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

/// One answer applied to the state of a learner, on a topic touched before and on a new one.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EventBenchmark {
  private static final int GRAPH = 1000;

  @Param({"30", "300"})
  public int touched = 30;

  private LearnerState state = LearnerState.empty(Worlds.shape(2).graph());
  private ProgressEvent again = Worlds.practised("", Worlds.NOW, true);
  private ProgressEvent first = again;

  /// Builds the learner.
  @Setup
  public void setUp() {
    GoalScope scope = Worlds.shape(GRAPH).roadmap();
    state = Worlds.practised(scope, touched);
    again = Worlds.practised(state.progress().get(touched / 2).topicId(), Worlds.NOW, true);
    first = Worlds.practised(scope.graph().topic(GRAPH - 1).id(), Worlds.NOW, false);
  }

  @Benchmark
  public EventOutcome again() {
    return state.apply(again);
  }

  @Benchmark
  public EventOutcome firstTime() {
    return state.apply(first);
  }
}
