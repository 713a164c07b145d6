package dev.waymark.engine;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.Activity;
import dev.waymark.engine.learner.Activity.Assessed;
import dev.waymark.engine.learner.Activity.Completed;
import dev.waymark.engine.learner.Activity.Practised;
import dev.waymark.engine.learner.Activity.SelfAssessed;
import dev.waymark.engine.learner.Activity.Started;
import dev.waymark.engine.learner.EventOutcome;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.engine.learner.TopicProgress;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Learners and their histories for tests.
public final class Learning {
  public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final List<Activity.Level> LEVELS =
      List.of(Activity.Level.UNKNOWN, Activity.Level.FAMILIAR, Activity.Level.KNOWN);
  public static final Activity RIGHT = new Practised(null, true);
  public static final Activity WRONG = new Practised(null, false);

  private Learning() {}

  public static LearnerState after(LearnerState state, String topicId, Activity... activities) {
    for (Activity activity : activities) {
      state = after(state, NOW, topicId, activity);
    }
    return state;
  }

  public static LearnerState after(
      LearnerState state, Instant at, String topicId, Activity activity) {
    var event = new ProgressEvent("e", "ada", at, topicId, null, activity);
    return switch (state.apply(event)) {
      case EventOutcome.Applied(LearnerState next, _) -> next;
      case EventOutcome.Refused refused -> throw new AssertionError(refused);
    };
  }

  /// Random events on random topics, spread over the 200 days before [#NOW].
  public static LearnerState history(RandomGenerator random, PrerequisiteGraph graph, int events) {
    LearnerState state = LearnerState.empty(graph);
    for (int i = 0; i < events; i++) {
      String topic = graph.topic(random.nextInt(graph.size())).id();
      Instant at = NOW.minusSeconds(random.nextLong(200L * 86_400));
      state = after(state, at, topic, activity(random));
    }
    return state;
  }

  private static Activity activity(RandomGenerator random) {
    return switch (random.nextInt(8)) {
      case 0 -> new Started();
      case 1 -> new Completed(OptionalDouble.empty());
      case 2 -> new Assessed(random.nextDouble());
      case 3 -> new SelfAssessed(LEVELS.get(random.nextInt(3)));
      default -> new Practised(item(random), random.nextBoolean());
    };
  }

  /// One of a few items, or none.
  private static @Nullable String item(RandomGenerator random) {
    int item = random.nextInt(9);
    return item == 0 ? null : "i" + item;
  }

  /// The same state, read from what would be stored of it.
  public static LearnerState stored(LearnerState state) {
    Map<String, Long> items = new HashMap<>();
    for (TopicProgress row : state.progress()) {
      items.put(row.topicId(), state.itemsOf(row.topicId()));
    }
    return LearnerState.of(
        state.graph(),
        state.totals(),
        state.progress(),
        state.answerSummary(),
        items,
        state.resets(),
        state.resourceDismissals());
  }

  /// What counts as a success, at random.
  public static Activity success(RandomGenerator random) {
    return switch (random.nextInt(4)) {
      case 0 -> new Completed(OptionalDouble.empty());
      case 1 -> new Assessed(0.6 + 0.4 * random.nextDouble());
      case 2 -> new SelfAssessed(Activity.Level.KNOWN);
      default -> new Practised(item(random), true);
    };
  }

  /// What counts as a failure, at random.
  public static Activity failure(RandomGenerator random) {
    return switch (random.nextInt(3)) {
      case 0 -> new Assessed(0.59 * random.nextDouble());
      case 1 -> new SelfAssessed(Activity.Level.UNKNOWN);
      default -> new Practised(item(random), false);
    };
  }
}
