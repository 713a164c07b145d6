package dev.waymark.trainer.model;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.Activity.Practised;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.trainer.forecast.GradedAnswers;
import dev.waymark.trainer.log.LearnerEvents;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The graded answers of a log, each with the state that a recommender has before it.
record LogAnswers(PrerequisiteGraph graph, List<LearnerEvents> of) implements GradedAnswers {
  @Override
  public int learners() {
    return of.size();
  }

  @Override
  public void walk(int learner, Visitor visitor) {
    LearnerEvents events = of.get(learner);
    Replay.of(
        events,
        graph,
        (event, state) -> {
          int topic = Replay.gradedTopic(event, graph);
          if (topic >= 0) {
            boolean right = Replay.isRight(event, events);
            visitor.answer(state, topic, itemOf(event), event.occurredAt(), right);
          }
        });
  }

  static @Nullable String itemOf(ProgressEvent event) {
    return event.activity() instanceof Practised(var itemId, _) ? itemId : null;
  }
}
