package dev.waymark.trainer.model;

import dev.waymark.engine.forecast.ForecastModel;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.Resource;
import dev.waymark.engine.graph.Teaching;
import dev.waymark.engine.learner.Activity.Completed;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.engine.mastery.BktParameters;
import dev.waymark.trainer.log.LearnerEvents;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an hour with a resource adds to mastery, against the other resources of its topics. The
/// gain of one learner on one topic is the share of right answers among their first three after
/// completing the resource, less the model's chance before they began it, over `1 - slip - guess`.
final class GainPerHour {
  /// Of the difference to other resources before anything is known, in mastery per hour.
  private static final double PRIOR_DEVIATION = 0.2;

  /// By how much right answers grow when a topic comes to be known.
  private static final double ROOM =
      1 - BktParameters.STANDARD.slip() - BktParameters.STANDARD.guess();

  private static final double Z = 1.96;
  private static final int FIRST_ANSWERS = 3;
  private static final double MIN_HOURS = 0.1;

  private final PrerequisiteGraph graph;
  private final ForecastModel forecasts;
  private final Map<String, Map<Integer, Ratio>> byResource = new TreeMap<>();
  private final Map<Integer, Ratio> byTopic = new HashMap<>();
  private Map<String, Map<Integer, Use>> uses = new TreeMap<>();

  GainPerHour(PrerequisiteGraph graph, ForecastModel forecasts) {
    this.graph = graph;
    this.forecasts = forecasts;
  }

  /// Mastery an hour over that of the topics' other resources, with its 95 % interval.
  record Gain(double perHour, double low, double high) {
    static final Gain UNKNOWN = new Gain(0, 0, 0);
  }

  /// One learner with one resource on one topic.
  private static final class Use {
    final double before;
    double hours;
    int answers;
    int right;

    Use(double before) {
      this.before = before;
    }
  }

  void add(LearnerEvents learner) {
    uses = new TreeMap<>();
    Replay.of(learner, graph, (event, state) -> see(learner, event, state));
    uses.forEach((resource, topics) -> topics.forEach((topic, use) -> count(resource, topic, use)));
  }

  private void see(LearnerEvents learner, ProgressEvent event, LearnerState state) {
    int graded = Replay.gradedTopic(event, graph);
    if (graded >= 0) {
      boolean right = Replay.isRight(event, learner);
      uses.values().stream()
          .map(topics -> topics.get(graded))
          .filter(use -> use != null && use.hours > 0 && use.answers < FIRST_ANSWERS)
          .forEach(use -> {
            use.answers++;
            use.right += right ? 1 : 0;
          });
    }
    String id = event.resourceId();
    if (id == null || !ResourceUse.isUse(event.activity())) {
      return;
    }
    Map<Integer, Use> topics = uses.computeIfAbsent(id, _ -> new TreeMap<>());
    for (int topic : subjects(event, id)) {
      Use use = topics.computeIfAbsent(topic, t -> new Use(chance(state, t, event)));
      if (event.activity() instanceof Completed(var minutes) && minutes.orElse(0) > 0) {
        use.hours = Math.max(MIN_HOURS, minutes.getAsDouble() / 60);
      }
    }
  }

  private int[] subjects(ProgressEvent event, String resourceId) {
    if (event.topicId() != null) {
      return new int[] {graph.indexOf(event.topicId())};
    }
    return graph.resource(resourceId).map(Resource::teaches).orElse(List.of()).stream()
        .map(Teaching::topicId)
        .mapToInt(graph::indexOf)
        .distinct()
        .toArray();
  }

  private double chance(LearnerState state, int topic, ProgressEvent event) {
    return forecasts.of(state, event.occurredAt()).chance(topic, null);
  }

  private void count(String resource, int topic, Use use) {
    if (use.answers == 0) {
      return;
    }
    double gain = ((double) use.right / use.answers - use.before) / ROOM;
    byResource
        .computeIfAbsent(resource, _ -> new TreeMap<>())
        .computeIfAbsent(topic, _ -> new Ratio())
        .add(gain, use.hours);
    byTopic.computeIfAbsent(topic, _ -> new Ratio()).add(gain, use.hours);
  }

  Gain of(String resource) {
    Ratio own = new Ratio();
    Ratio others = new Ratio();
    byResource
        .getOrDefault(resource, Map.of())
        .forEach((topic, ratio) -> {
          own.add(ratio, 1);
          others.add(byTopic.getOrDefault(topic, new Ratio()), 1);
          others.add(ratio, -1);
        });
    if (own.isThin() || others.isThin()) {
      return Gain.UNKNOWN;
    }
    double prior = PRIOR_DEVIATION * PRIOR_DEVIATION;
    double variance = own.variance() + others.variance();
    double mean = (own.value() - others.value()) * prior / (prior + variance);
    double half = Z * Math.sqrt(prior * variance / (prior + variance));
    return new Gain(mean, mean - half, mean + half);
  }
}
