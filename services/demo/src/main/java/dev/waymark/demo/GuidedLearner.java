package dev.waymark.demo;

import dev.waymark.demo.Gateway.Answer;
import dev.waymark.demo.Gateway.Step;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.learner.Activity;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.simulator.eventlog.WireEvents;
import dev.waymark.simulator.learner.LearnerKind;
import dev.waymark.simulator.learner.SimulatedLearner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A simulated learner who practises what the gateway says comes first. How much they truly know is
/// at hand. Equal seeds are equal learners, so that two models can lead the same ones.
final class GuidedLearner {
  private final Gateway gateway;
  private final GoalScope scope;
  private final String roadmapId;
  private final String id;
  private final LearnerKind kind;
  private final SimulatedLearner learner;
  private Answer advice;
  private int steps;

  /// @param id that nobody had before
  /// @param roadmapId the goal
  GuidedLearner(
      Gateway gateway, GoalScope scope, String roadmapId, String id, LearnerKind kind, long seed) {
    this.gateway = gateway;
    this.scope = scope;
    this.roadmapId = roadmapId;
    this.id = id;
    this.kind = kind;
    learner = new SimulatedLearner(kind, scope, kind.obstacles().truth(scope, seed), seed);
    advice = gateway.nextSteps(id, roadmapId, 1, "");
  }

  /// The kinds that can be led in real time: they do not forget between two steps.
  static List<LearnerKind> kinds() {
    return LearnerKind.ALL.stream()
        .filter(kind -> kind.halfLifeDays() == 0 && !kind.oneTopic())
        .toList();
  }

  /// The ids of a group.
  static List<String> ids(String prefix, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "%s-%02d".formatted(prefix, i)).toList();
  }

  /// A step taken.
  ///
  /// @param practised what came first before
  /// @param next what comes first now; empty when nothing is left
  record Move(Step practised, boolean right, Optional<Step> next) {}

  /// Practises what comes first, once.
  ///
  /// @return empty when nothing is left to learn
  Optional<Move> step() {
    if (advice.steps().isEmpty()) {
      return Optional.empty();
    }
    Step first = advice.steps().getFirst();
    boolean right = learner.practise(scope.positionOf(scope.graph().indexOf(first.topicId())));
    var event =
        new ProgressEvent(
            id + "-" + steps++,
            id,
            Instant.now(),
            first.topicId(),
            null,
            new Activity.Practised(null, right));
    advice = gateway.nextSteps(id, roadmapId, 1, gateway.report(WireEvents.of(event)));
    return Optional.of(new Move(first, right, advice.steps().stream().findFirst()));
  }

  String id() {
    return id;
  }

  String kind() {
    return kind.name();
  }

  /// The share of the goal's topics that they truly know, 0 to 1.
  double known() {
    return learner.masteredTopics() / (double) scope.size();
  }
}
