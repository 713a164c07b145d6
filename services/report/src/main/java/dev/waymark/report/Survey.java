package dev.waymark.report;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.Activity;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.engine.statistics.Estimate;
import dev.waymark.trainer.log.LearnerEvents;
import dev.waymark.trainer.log.LearnerLog;
import dev.waymark.trainer.model.Replay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One walk over the log, learner by learner: all that a page tells without a model.
final class Survey {
  private final PrerequisiteGraph graph;
  private final LearningCurves curves;
  private final WheelSpinning spinning;
  private final Sightings sightings;
  private final long[] right;
  private final long[] answers;
  private final Moments[] paces;
  private final Map<String, Moments> stars = new TreeMap<>();
  private long graded;
  private @Nullable Instant first;
  private @Nullable Instant last;

  private Survey(PrerequisiteGraph graph) {
    this.graph = graph;
    curves = new LearningCurves(graph.size());
    spinning = new WheelSpinning(graph.size());
    sightings = new Sightings(graph.size());
    right = new long[graph.size()];
    answers = new long[graph.size()];
    paces = new Moments[graph.size()];
    for (int t = 0; t < paces.length; t++) {
      paces[t] = new Moments();
    }
  }

  /// @param step called after each learner
  static Survey of(LearnerLog log, PrerequisiteGraph graph, Runnable step) {
    Survey survey = new Survey(graph);
    for (LearnerEvents learner : log.learners()) {
      survey.new OneLearner().walk(learner);
      step.run();
    }
    return survey;
  }

  LearningCurves curves() {
    return curves;
  }

  WheelSpinning spinning() {
    return spinning;
  }

  Sightings sightings() {
    return sightings;
  }

  /// Graded answers on topics of the graph.
  long graded() {
    return graded;
  }

  long answers(int topic) {
    return answers[topic];
  }

  /// The share of right answers on the topic.
  Estimate success(int topic) {
    return Estimate.share(right[topic], answers[topic]);
  }

  /// Logarithms of reported minutes over the author's.
  Moments pace(int topic) {
    return paces[topic];
  }

  /// Each learner's last stars for a resource.
  Moments stars(String resourceId) {
    return stars.getOrDefault(resourceId, new Moments());
  }

  @Nullable Instant first() {
    return first;
  }

  @Nullable Instant last() {
    return last;
  }

  private final class OneLearner {
    private final Map<Integer, List<Boolean>> given = new HashMap<>();
    private final Map<Integer, Before> before = new HashMap<>();
    private final Map<String, Integer> rated = new HashMap<>();

    private record Before(LearnerState state, Instant at) {}

    void walk(LearnerEvents learner) {
      var _ = Replay.of(learner, graph, (event, state) -> see(learner, event, state));
      rated.forEach((id, value) -> stars.computeIfAbsent(id, _ -> new Moments()).add(value));
      given.forEach((topic, list) -> {
        curves.add(topic, list);
        spinning.add(learner.learnerId(), topic, list);
        var start = before.get(topic);
        if (start != null) {
          var early = list.subList(0, Math.min(Sightings.FIRST_ANSWERS, list.size()));
          double success = early.stream().mapToInt(y -> y ? 1 : 0).average().orElse(0);
          sightings.add(topic, new Sightings.Sighting(start.state(), start.at(), success));
        }
      });
    }

    private void see(LearnerEvents learner, ProgressEvent event, LearnerState state) {
      Instant at = event.occurredAt();
      first = first == null || at.isBefore(first) ? at : first;
      last = last == null || at.isAfter(last) ? at : last;
      if (event.activity() instanceof Activity.Rated(int value) && event.resourceId() != null) {
        rated.put(event.resourceId(), value);
      }
      if (event.activity() instanceof Activity.Completed(var minutes)
          && event.topicId() != null
          && minutes.orElse(0) > 0) {
        int topic = graph.indexOf(event.topicId());
        paces[topic].add(Math.log(minutes.getAsDouble() / graph.topic(topic).minutes()));
      }
      int topic = Replay.gradedTopic(event, graph);
      if (topic >= 0) {
        boolean hit = Replay.isRight(event, learner);
        graded++;
        answers[topic]++;
        right[topic] += hit ? 1 : 0;
        before.computeIfAbsent(topic, _ -> new Before(state, at));
        given.computeIfAbsent(topic, _ -> new ArrayList<>()).add(hit);
      }
    }
  }
}
