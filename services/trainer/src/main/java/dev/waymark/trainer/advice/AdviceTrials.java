package dev.waymark.trainer.advice;

import dev.waymark.cli.ProgressListener;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.Roadmap;
import dev.waymark.engine.recommendation.NextSteps;
import dev.waymark.engine.recommendation.Policy;
import dev.waymark.models.ServedModel;
import dev.waymark.simulator.learner.LearnerKind;
import dev.waymark.simulator.shape.Shape;
import dev.waymark.simulator.trial.PairedTrial;
import dev.waymark.simulator.trial.World;
import java.util.ArrayList;
import java.util.List;

/// Simulated learners of every kind, each led once by the model in use and once by a new one, on
/// the roadmaps of a graph. A log of answers cannot tell what advice brings: anyone who met a topic
/// was sent there, and those who were not sent there left no answers on it.
///
/// @param graph whose roadmaps are the goals
/// @param learners how many, dealt over kinds and roadmaps; at least [#fewestLearners]
/// @param seed of the learners; equal seeds are equal learners
public record AdviceTrials(PrerequisiteGraph graph, int learners, long seed) {
  /// Practice steps for each topic of the goal.
  public static final int STEPS_A_TOPIC = 3;

  /// Practice steps of one learner at most, so that a large roadmap does not take for ever.
  public static final int MAX_STEPS = 450;

  /// Far from the seeds that parameters were chosen with, which are below 10,000.
  private static final long FIRST_SEED = 1_000_000_000L;

  private static final long SEEDS_APART = 1_000_000;

  public AdviceTrials {
    if (learners < fewestLearners()) {
      throw new IllegalArgumentException(
          "there are at least %d learners, two of each kind".formatted(fewestLearners()));
    }
  }

  /// Two of each kind: fewer show no interval.
  public static int fewestLearners() {
    return 2 * LearnerKind.ALL.size();
  }

  /// Lets all of them learn.
  ///
  /// @param progress hears a step for each learner
  /// @return one for each learner; none if the graph has no roadmap
  public List<PairedTrial> run(ServedModel inUse, ServedModel trained, ProgressListener progress) {
    NextSteps before = engine(inUse);
    NextSteps after = engine(trained);
    List<Roadmap> roadmaps = graph.roadmaps();
    List<LearnerKind> kinds = LearnerKind.ALL;
    List<PairedTrial> trials = new ArrayList<>();
    for (int i = 0; i < learners && !roadmaps.isEmpty(); i++) {
      String roadmap = roadmaps.get(i / kinds.size() % roadmaps.size()).id();
      var world =
          new World(
              new Shape(roadmap, graph, roadmap),
              kinds.get(i % kinds.size()),
              FIRST_SEED + seed * SEEDS_APART + i);
      int steps = Math.min(MAX_STEPS, STEPS_A_TOPIC * world.scope().size());
      trials.add(PairedTrial.of(world, before, after, steps));
      progress.step();
    }
    return trials;
  }

  /// Just as a recommender answers with the model.
  private static NextSteps engine(ServedModel model) {
    return new NextSteps(model.mastery(), Policy.STANDARD, model.experience());
  }
}
