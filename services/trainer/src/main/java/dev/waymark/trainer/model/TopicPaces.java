package dev.waymark.trainer.model;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.Activity.Completed;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.model.v1.TopicPace;
import java.util.ArrayList;
import java.util.List;

/// The minutes that learners report for a topic over the author's.
final class TopicPaces {
  /// How many reports of the author's own minutes each topic starts from.
  private static final double PRIOR = 5;

  private static final double MAX_PACE = 4;

  /// A single report counts as at most so many times the author's minutes, or as at least their
  /// tenth: people forget a running clock.
  private static final double ODDEST = 10;

  private final PrerequisiteGraph graph;
  private final double[] sums;
  private final int[] reports;

  TopicPaces(PrerequisiteGraph graph) {
    this.graph = graph;
    sums = new double[graph.size()];
    reports = new int[graph.size()];
  }

  void add(ProgressEvent event) {
    if (event.topicId() == null
        || !(event.activity() instanceof Completed(var minutes))
        || minutes.isEmpty()) {
      return;
    }
    int topic = graph.indexOf(event.topicId());
    int planned = graph.topic(topic).minutes();
    if (planned > 0) {
      sums[topic] += Math.clamp(minutes.getAsDouble() / planned, 1 / ODDEST, ODDEST);
      reports[topic]++;
    }
  }

  /// Of every topic with a report, by id.
  List<TopicPace> paces() {
    List<TopicPace> paces = new ArrayList<>();
    for (int t = 0; t < reports.length; t++) {
      if (reports[t] > 0) {
        double factor = (sums[t] + PRIOR) / (reports[t] + PRIOR);
        paces.add(
            TopicPace.newBuilder()
                .setTopicId(graph.topic(t).id())
                .setFactor(Math.clamp(factor, 1 / MAX_PACE, MAX_PACE))
                .setReports(reports[t])
                .build());
      }
    }
    return paces;
  }
}
