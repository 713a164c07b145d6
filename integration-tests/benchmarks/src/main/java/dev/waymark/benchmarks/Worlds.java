package dev.waymark.benchmarks;

import dev.waymark.engine.graph.Access;
import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.Resource;
import dev.waymark.engine.graph.ResourceType;
import dev.waymark.engine.graph.Teaching;
import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.learner.Activity;
import dev.waymark.engine.learner.EventOutcome;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.simulator.shape.Shape;
import dev.waymark.simulator.shape.Shapes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What is measured on: layered random graphs with three prerequisites and two resources a topic.
final class Worlds {
  static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private static final int PREREQUISITES = 3;
  private static final int PRACTICES = 3;

  private Worlds() {}

  static Curriculum curriculum(int topics) {
    int layers = Math.max(2, (int) Math.round(Math.sqrt(topics) / 2));
    Shape shape = Shapes.layered(topics, layers, PREREQUISITES, 1);
    Curriculum bare = shape.graph().curriculum();
    List<Resource> resources = new ArrayList<>();
    for (Topic topic : bare.topics()) {
      resources.add(resource(topic, "course", ResourceType.COURSE, 0.8));
      resources.add(resource(topic, "article", ResourceType.ARTICLE, 0.5));
    }
    return new Curriculum(bare.topics(), bare.prerequisites(), resources, bare.roadmaps());
  }

  static Shape shape(int topics) {
    Curriculum curriculum = curriculum(topics);
    return Shapes.of("layered", curriculum, curriculum.roadmaps().getFirst().id());
  }

  /// A learner who answered three times right on each topic of the first half of the roadmap.
  static LearnerState halfWay(GoalScope scope) {
    return practised(scope, scope.size() / 2);
  }

  /// A learner who answered three times right on each of the first topics of the roadmap.
  static LearnerState practised(GoalScope scope, int topics) {
    LearnerState state = LearnerState.empty(scope.graph());
    for (int p = 0; p < scope.size(); p++) {
      if (scope.rank(p) < topics) {
        String topicId = scope.graph().topic(scope.topicAt(p)).id();
        for (int i = 0; i < PRACTICES; i++) {
          state = applied(state, practised(topicId, NOW.minusSeconds(3_600L * (i + 1)), true));
        }
      }
    }
    return state;
  }

  static ProgressEvent practised(String topicId, Instant at, boolean correct) {
    return new ProgressEvent(
        "event", "learner", at, topicId, null, new Activity.Practised(null, correct));
  }

  static LearnerState applied(LearnerState state, ProgressEvent event) {
    return switch (state.apply(event)) {
      case EventOutcome.Applied(LearnerState after, _) -> after;
      case EventOutcome.Refused(_, String message) -> throw new IllegalStateException(message);
    };
  }

  private static Resource resource(Topic topic, String kind, ResourceType type, double coverage) {
    return new Resource(
        topic.id() + "." + kind,
        "About " + topic.title(),
        "Somebody",
        "https://example.org/" + topic.id() + "/" + kind,
        type,
        Access.FREE,
        "en",
        60,
        2,
        List.of(new Teaching(topic.id(), coverage, 0, "")));
  }
}
