package dev.waymark.recommender.grpc;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.Activity;
import dev.waymark.engine.learner.EventOutcome;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.recommender.learner.Learner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Made-up learners, from one who never answered to one with a long history. Nothing of them is
/// stored.
final class SampleLearners {
  private static final int[] ANSWERS = {0, 4, 12, 30, 60, 120};
  private static final double RIGHT = 0.7;
  private static final int ON_EACH_TOPIC = 3;

  private SampleLearners() {}

  static List<Learner> of(PrerequisiteGraph graph, Instant now) {
    Random random = new Random(1);
    List<Learner> learners = new ArrayList<>();
    for (int answers : ANSWERS) {
      String id = "sample-" + answers;
      LearnerState state = LearnerState.empty(graph);
      for (int i = 0; i < answers && graph.size() > 0; i++) {
        int topic = graph.topicInOrder(i / ON_EACH_TOPIC % graph.size());
        var event =
            new ProgressEvent(
                id + "-" + i,
                id,
                now.minusSeconds(60L * (answers - i)),
                graph.topic(topic).id(),
                null,
                new Activity.Practised(null, random.nextDouble() < RIGHT));
        if (state.apply(event) instanceof EventOutcome.Applied(LearnerState after, var changed)) {
          state = after;
        }
      }
      Learner unknown = Learner.unknown(id, graph);
      learners.add(new Learner(id, 1, state, unknown.recentEvents(), unknown.profile()));
    }
    return learners;
  }
}
