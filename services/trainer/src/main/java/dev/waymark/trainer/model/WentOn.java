package dev.waymark.trainer.model;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.Activity;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.model.v1.TopicTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which topics learners took up after which: from the topic of the last event to one that they had
/// not met.
final class WentOn {
  private static final int MOST_EACH = 15;
  private static final int FEWEST = 3;

  /// How many goings-on the share of all learners weighs as much as.
  private static final double PRIOR = 10;

  private final PrerequisiteGraph graph;
  private final Map<Integer, Map<Integer, Integer>> counts = new TreeMap<>();
  private final int[] taken;
  private long all;

  WentOn(PrerequisiteGraph graph) {
    this.graph = graph;
    taken = new int[graph.size()];
  }

  void add(ProgressEvent event, LearnerState before) {
    boolean meets =
        switch (event.activity()) {
          case Activity.Started _,
              Activity.Completed _,
              Activity.Practised _,
              Activity.Assessed _ ->
              true;
          default -> false;
        };
    int from = before.lastTopic();
    int to = event.topicId() == null ? -1 : graph.indexOf(event.topicId());
    if (!meets || from < 0 || to < 0 || from == to) {
      return;
    }
    int row = before.rowOf(to);
    if (row < 0 || !before.isMet(row)) {
      counts.computeIfAbsent(from, _ -> new TreeMap<>()).merge(to, 1, Integer::sum);
      taken[to]++;
      all++;
    }
  }

  /// The strongest transitions of each topic, by topic id, then by falling share.
  List<TopicTransition> transitions() {
    List<TopicTransition> transitions = new ArrayList<>();
    counts.forEach((from, to) -> {
      double leaving = to.values().stream().mapToInt(Integer::intValue).sum();
      to.entrySet().stream()
          .filter(it -> it.getValue() >= FEWEST)
          .map(it -> transition(from, it.getKey(), it.getValue(), leaving))
          .sorted(
              Comparator.comparingDouble((TopicTransition it) -> -it.getShare())
                  .thenComparing(TopicTransition::getToTopicId))
          .limit(MOST_EACH)
          .forEach(transitions::add);
    });
    return transitions;
  }

  private TopicTransition transition(int from, int to, int count, double leaving) {
    double usual = (double) taken[to] / all;
    return TopicTransition.newBuilder()
        .setFromTopicId(graph.topic(from).id())
        .setToTopicId(graph.topic(to).id())
        .setShare((count + PRIOR * usual) / (leaving + PRIOR))
        .build();
  }
}
