package dev.waymark.demo;

import dev.waymark.demo.Gateway.Answer;
import dev.waymark.demo.Gateway.Step;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.Activity;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.simulator.eventlog.Journey;
import dev.waymark.simulator.eventlog.WireEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Simulated learners who go on now: one event at a time through the gateway, and after each what
/// is next.
public final class LiveLearners {
  private static final Duration BETWEEN = Duration.ofMillis(700);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Gateway gateway;
  private final Stage stage;
  private final PrerequisiteGraph graph;
  private final String roadmapId;
  private final List<Journey> journeys;
  private final SplittableRandom random;

  public LiveLearners(
      Gateway gateway,
      Stage stage,
      PrerequisiteGraph graph,
      String roadmapId,
      List<Journey> journeys,
      long seed) {
    this.gateway = gateway;
    this.stage = stage;
    this.graph = graph;
    this.roadmapId = roadmapId;
    this.journeys = List.copyOf(journeys);
    random = new SplittableRandom(seed);
  }

  /// Lets them move.
  ///
  /// @param seconds how long; `null`: until the program is stopped
  public void run(@Nullable Integer seconds) {
    long begun = System.nanoTime();
    while (seconds == null || System.nanoTime() - begun < seconds * 1_000_000_000L) {
      move(journeys.get(random.nextInt(journeys.size())));
      try {
        Thread.sleep(BETWEEN);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void move(Journey journey) {
    Instant now = Instant.now();
    ProgressEvent event = journey.next(now);
    String token = gateway.report(WireEvents.of(event));
    Answer answer = gateway.nextSteps(event.learnerId(), roadmapId, 1, token);
    String next = "nothing left";
    if (!answer.steps().isEmpty()) {
      Step step = answer.steps().getFirst();
      next = "next: %s %s".formatted(step.kind().toLowerCase(Locale.ROOT), step.title());
    }
    boolean wrong = event.activity() instanceof Activity.Practised(_, boolean right) && !right;
    stage.happened(
        CLOCK.format(now.atZone(ZoneId.systemDefault())),
        event.learnerId(),
        deed(event),
        !wrong,
        next);
  }

  private String deed(ProgressEvent event) {
    String topic =
        event.topicId() == null ? "" : graph.topic(graph.indexOf(event.topicId())).title();
    return switch (event.activity()) {
      case Activity.Started _ -> "began " + topic;
      case Activity.Completed(var minutes) ->
          "completed "
              + topic
              + (minutes.isPresent() ? " in %.0f min".formatted(minutes.getAsDouble()) : "");
      case Activity.Practised(_, boolean right) ->
          (right ? "answered right: " : "answered wrong: ") + topic;
      case Activity.Assessed(double score) -> "test, %.0f %%: %s".formatted(100 * score, topic);
      case Activity.SelfAssessed(var level) -> "says %s: %s".formatted(level, topic);
      case Activity.Rated(int stars) -> "gave %s %d stars".formatted(event.resourceId(), stars);
      case Activity.Dismissed _ -> "not now: " + topic;
      case Activity.Reset _ -> "begins again: " + topic;
    };
  }
}
