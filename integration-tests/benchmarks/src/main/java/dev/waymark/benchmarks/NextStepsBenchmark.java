package dev.waymark.benchmarks;

import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.mastery.BktModel;
import dev.waymark.engine.mastery.Mastery;
import dev.waymark.engine.recommendation.NextSteps;
import dev.waymark.engine.recommendation.NextStepsAnswer;
import dev.waymark.engine.recommendation.NextStepsQuery;
import dev.waymark.engine.recommendation.Policy;
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

/// Next steps for a learner half way through a roadmap, five steps with their resources.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NextStepsBenchmark {
  private static final int STEPS = 5;

  @Param({"100", "1000", "10000"})
  public int topics = 100;

  private final BktModel model = new BktModel();
  private final NextSteps nextSteps = new NextSteps(model, Policy.STANDARD);
  private GoalScope scope = Worlds.shape(2).roadmap();
  private LearnerState state = LearnerState.empty(scope.graph());

  /// Builds the graph and the learner.
  @Setup
  public void setUp() {
    scope = Worlds.shape(topics).roadmap();
    state = Worlds.halfWay(scope);
  }

  @Benchmark
  public NextStepsAnswer nextSteps() {
    return nextSteps.answer(NextStepsQuery.of(state, scope, Worlds.NOW, STEPS));
  }

  /// The part of it that estimates mastery of every topic.
  @Benchmark
  public Mastery mastery() {
    return model.estimate(state, scope, Worlds.NOW);
  }
}
