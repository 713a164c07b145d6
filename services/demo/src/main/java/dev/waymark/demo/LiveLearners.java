package dev.waymark.demo;

import dev.waymark.demo.GuidedLearner.Move;
import dev.waymark.engine.graph.GoalScope;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Simulated learners who go on now, slowly enough to be watched on the map: each practises what
/// comes first, in an order of chance.
final class LiveLearners {
  private static final Duration BETWEEN = Duration.ofMillis(150);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Stage stage;
  private final List<GuidedLearner> learners = new ArrayList<>();
  private final SplittableRandom random;

  /// @param ids of the learners, which nobody had before
  LiveLearners(
      Gateway gateway,
      Stage stage,
      GoalScope scope,
      String roadmapId,
      List<String> ids,
      long seed) {
    this.stage = stage;
    random = new SplittableRandom(seed);
    var kinds = GuidedLearner.kinds();
    for (int i = 0; i < ids.size(); i++) {
      var kind = kinds.get(i % kinds.size());
      learners.add(new GuidedLearner(gateway, scope, roadmapId, ids.get(i), kind, seed + i));
    }
  }

  /// Lets them move until nothing is left for anyone.
  ///
  /// @param seconds how long at most; `null`: until the program is stopped
  void run(@Nullable Integer seconds) {
    long begun = System.nanoTime();
    List<GuidedLearner> moving = new ArrayList<>(learners);
    while (!moving.isEmpty()
        && (seconds == null || System.nanoTime() - begun < seconds * 1_000_000_000L)) {
      GuidedLearner learner = moving.get(random.nextInt(moving.size()));
      learner.step().ifPresentOrElse(move -> tell(learner, move), () -> moving.remove(learner));
      try {
        Thread.sleep(BETWEEN);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void tell(GuidedLearner learner, Move move) {
    stage.happened(
        LocalTime.now(ZoneId.systemDefault()).format(CLOCK),
        learner.id(),
        (move.right() ? "answered right: " : "answered wrong: ") + move.practised().title(),
        move.right(),
        move.next()
            .map(
                step -> "next: %s %s".formatted(step.kind().toLowerCase(Locale.ROOT), step.title()))
            .orElse("nothing left"));
  }
}
