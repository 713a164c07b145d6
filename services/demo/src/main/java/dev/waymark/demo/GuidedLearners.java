package dev.waymark.demo;

import dev.waymark.engine.graph.GoalScope;
import dev.waymark.simulator.learner.LearnerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// One learner of each kind, led as fast as the gateway answers.
///
/// @param roadmapId the goal
/// @param steps that each takes
record GuidedLearners(Gateway gateway, GoalScope scope, String roadmapId, int steps, long seed) {
  /// Practice steps for each topic of the goal.
  static final int STEPS_A_TOPIC = 3;

  /// A learner at the end.
  ///
  /// @param known share of the goal's topics that they truly know, 0 to 1
  record Led(String kind, double known) {}

  /// The ids that they will have.
  List<String> ids(String prefix) {
    return GuidedLearner.ids(prefix, GuidedLearner.kinds().size());
  }

  /// Leads them, all at once.
  ///
  /// @param prefix of their ids, which nobody had before
  List<Led> run(String prefix) {
    List<LearnerKind> kinds = GuidedLearner.kinds();
    List<String> ids = ids(prefix);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Led>> running = new ArrayList<>();
      for (int i = 0; i < kinds.size(); i++) {
        String id = ids.get(i);
        LearnerKind kind = kinds.get(i);
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
    GuidedLearner learner = new GuidedLearner(gateway, scope, roadmapId, id, kind, seed);
    for (int step = 0; step < steps; step++) {
      if (learner.step().isEmpty()) {
        break;
      }
    }
    return new Led(learner.kind(), learner.known());
  }
}
