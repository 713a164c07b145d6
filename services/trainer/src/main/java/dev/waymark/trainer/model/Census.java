package dev.waymark.trainer.model;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.trainer.log.LearnerEvents;
import dev.waymark.trainer.log.LearnerLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A first walk through the log: how much there is, and what needs no model to be told.
final class Census {
  private final TakenTopics taken;
  private final TopicPaces paces;
  private final ResourceUse resources;
  private final List<LearnerEvents> answering = new ArrayList<>();
  private long answers;
  private long right;
  private long refused;
  private @Nullable Instant first;
  private @Nullable Instant last;

  private Census(PrerequisiteGraph graph) {
    taken = new TakenTopics(graph);
    paces = new TopicPaces(graph);
    resources = new ResourceUse(graph);
  }

  static Census of(LearnerLog log, PrerequisiteGraph graph, Runnable step) {
    var census = new Census(graph);
    for (LearnerEvents learner : log.learners()) {
      census.add(learner, graph);
      step.run();
    }
    return census;
  }

  private void add(LearnerEvents learner, PrerequisiteGraph graph) {
    int[] own = {0};
    resources.nextLearner();
    refused +=
        Replay.of(
            learner,
            graph,
            (event, state) -> {
              first =
                  first == null || event.occurredAt().isBefore(first) ? event.occurredAt() : first;
              last = last == null || event.occurredAt().isAfter(last) ? event.occurredAt() : last;
              taken.add(event, state);
              paces.add(event);
              resources.add(event, learner);
              if (Replay.gradedTopic(event, graph) >= 0) {
                own[0]++;
                right += Replay.isRight(event, learner) ? 1 : 0;
              }
            });
    resources.endLearner();
    taken.endLearner();
    if (own[0] > 0) {
      answering.add(learner);
      answers += own[0];
    }
  }

  /// The learners with graded answers, by id.
  List<LearnerEvents> answering() {
    return answering;
  }

  long answers() {
    return answers;
  }

  long right() {
    return right;
  }

  /// Events on topics and resources that the graph lacks.
  long refused() {
    return refused;
  }

  @Nullable Instant first() {
    return first;
  }

  @Nullable Instant last() {
    return last;
  }

  TakenTopics taken() {
    return taken;
  }

  TopicPaces paces() {
    return paces;
  }

  ResourceUse resources() {
    return resources;
  }
}
