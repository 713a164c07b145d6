package dev.waymark.demo;

import dev.waymark.demo.Gateway.Answer;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.learner.Activity;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.simulator.eventlog.WireEvents;
import dev.waymark.simulator.learner.LearnerKind;
import dev.waymark.simulator.learner.SimulatedLearner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Simulated learners, one of each kind that does not forget, who practise what the gateway says
/// comes first. How much they truly know in the end is at hand. Equal seeds are equal learners, so
/// that two models can lead the same ones.
///
/// @param roadmapId the goal
/// @param steps that each takes
record LedLearners(Gateway gateway, GoalScope scope, String roadmapId, int steps, long seed) {
  /// Practice steps for each topic of the goal.
  static final int STEPS_A_TOPIC = 3;

  /// A learner at the end.
  ///
  /// @param known share of the goal's topics that they truly know, 0 to 1
  record Led(String kind, double known) {}

  /// Leads them, all at once.
  ///
  /// @param prefix of their ids, which nobody had before
  List<Led> run(String prefix) {
    List<LearnerKind> kinds =
        LearnerKind.ALL.stream().filter(k -> k.halfLifeDays() == 0 && !k.oneTopic()).toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Led>> running = new ArrayList<>();
      for (int i = 0; i < kinds.size(); i++) {
        LearnerKind kind = kinds.get(i);
        String id = "%s-%02d".formatted(prefix, i + 1);
        running.add(threads.submit(() -> lead(id, kind)));
      }
      List<Led> led = new ArrayList<>();
      for (Future<Led> one : running) {
        led.add(one.get());
      }
      return led;
    } catch (ExecutionException e) {
      throw new Gateway.Refused("learners could not be led: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Gateway.Refused(String.valueOf(e));
    }
  }

  private Led lead(String id, LearnerKind kind) {
    var learner = new SimulatedLearner(kind, scope, kind.obstacles().truth(scope, seed), seed);
    String token = "";
    for (int step = 0; step < steps; step++) {
      Answer answer = gateway.nextSteps(id, roadmapId, 1, token);
      if (answer.steps().isEmpty()) {
        break;
      }
      String topicId = answer.steps().getFirst().topicId();
      boolean right = learner.practise(scope.positionOf(scope.graph().indexOf(topicId)));
      var event =
          new ProgressEvent(
              id + "-" + step,
              id,
              Instant.now(),
              topicId,
              null,
              new Activity.Practised(null, right));
      token = gateway.report(WireEvents.of(event));
    }
    return new Led(kind.name(), learner.masteredTopics() / (double) scope.size());
  }
}
