package dev.waymark.trainer.model;

import dev.waymark.engine.graph.Lesson;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.Activity;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.trainer.log.LearnerEvents;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What learners made of resources: each learner's last rating, and how answers went with and
/// without.
final class ResourceUse {
  private final PrerequisiteGraph graph;
  private final Map<String, Counts> byResource = new TreeMap<>();
  private final Set<String> used = new HashSet<>();
  private final Map<String, Integer> rated = new TreeMap<>();

  /// Sums over all learners.
  static final class Counts {
    int ratings;
    long stars;
    long answersWith;
    long rightWith;
    long answersWithout;
    long rightWithout;
  }

  ResourceUse(PrerequisiteGraph graph) {
    this.graph = graph;
  }

  void nextLearner() {
    used.clear();
    rated.clear();
  }

  void endLearner() {
    rated.forEach((id, stars) -> {
      Counts counts = counts(id);
      counts.ratings++;
      counts.stars += stars;
    });
  }

  void add(ProgressEvent event, LearnerEvents learner) {
    String resource = event.resourceId();
    if (resource != null && event.activity() instanceof Activity.Rated(int stars)) {
      rated.put(resource, stars);
      return;
    }
    int topic = Replay.gradedTopic(event, graph);
    if (topic >= 0) {
      boolean right = Replay.isRight(event, learner);
      for (Lesson lesson : graph.lessons(topic)) {
        count(counts(lesson.resource().id()), used.contains(lesson.resource().id()), right);
      }
    }
    if (resource != null && isUse(event.activity())) {
      used.add(resource);
    }
  }

  static boolean isUse(Activity activity) {
    return activity instanceof Activity.Started || activity instanceof Activity.Completed;
  }

  private static void count(Counts counts, boolean with, boolean right) {
    if (with) {
      counts.answersWith++;
      counts.rightWith += right ? 1 : 0;
    } else {
      counts.answersWithout++;
      counts.rightWithout += right ? 1 : 0;
    }
  }

  private Counts counts(String resource) {
    return byResource.computeIfAbsent(resource, _ -> new Counts());
  }

  /// By resource id.
  Map<String, Counts> byResource() {
    return byResource;
  }
}
