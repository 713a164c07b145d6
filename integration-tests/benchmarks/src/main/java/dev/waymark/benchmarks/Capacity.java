package dev.waymark.benchmarks;

import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.mastery.BktModel;
import dev.waymark.engine.recommendation.NextSteps;
import dev.waymark.engine.recommendation.NextStepsQuery;
import dev.waymark.engine.recommendation.Policy;
import dev.waymark.simulator.shape.Shape;
import dev.waymark.simulator.shape.Shapes;
import java.util.Locale;

/// How much memory a learner takes, and whether 100,000 topics load and answer. Prints one line for
/// each.
public final class Capacity {
  private static final int LEARNERS = 20_000;
  private static final int TOPICS = 100_000;
  private static final double MEGABYTE = 1 << 20;
  private static final double MILLISECOND = 1e6;

  private Capacity() {}

  public static void main(String[] args) {
    learner(30);
    graph();
  }

  private static void learner(int touched) {
    GoalScope scope = Worlds.shape(1_000).roadmap();
    LearnerState[] states = new LearnerState[LEARNERS];
    Worlds.practised(scope, touched);
    long before = usedBytes();
    for (int i = 0; i < LEARNERS; i++) {
      states[i] = Worlds.practised(scope, touched);
    }
    long bytes = (usedBytes() - before) / LEARNERS;
    System.out.printf(Locale.ROOT, "a learner with %d topics: %d bytes%n", states[0].size(), bytes);
  }

  private static void graph() {
    Curriculum curriculum = Worlds.curriculum(TOPICS);
    String roadmapId = curriculum.roadmaps().getFirst().id();
    long before = usedBytes();
    long start = System.nanoTime();
    Shape shape = Shapes.of("large", curriculum, roadmapId);
    double loadMillis = (System.nanoTime() - start) / MILLISECOND;
    PrerequisiteGraph graph = shape.graph();
    double megabytes = (usedBytes() - before) / MEGABYTE;
    System.out.printf(
        Locale.ROOT,
        "%d topics: loaded in %.0f ms, %.0f MB beside the curriculum itself%n",
        graph.size(),
        loadMillis,
        megabytes);

    GoalScope scope = shape.roadmap();
    LearnerState state = Worlds.practised(scope, 300);
    var nextSteps = new NextSteps(new BktModel(), Policy.STANDARD);
    int steps = 0;
    long asked = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      asked = System.nanoTime();
      steps = nextSteps.answer(NextStepsQuery.of(state, scope, Worlds.NOW, 5)).steps().size();
    }
    double answerMillis = (System.nanoTime() - asked) / MILLISECOND;
    System.out.printf(
        Locale.ROOT, "%d topics: %d next steps in %.1f ms%n", graph.size(), steps, answerMillis);
  }

  private static long usedBytes() {
    Runtime runtime = Runtime.getRuntime();
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
    }
    return used;
  }
}
