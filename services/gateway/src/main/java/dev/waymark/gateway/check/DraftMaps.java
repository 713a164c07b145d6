package dev.waymark.gateway.check;

import dev.waymark.curriculum.authoring.Draft;
import dev.waymark.curriculum.authoring.DraftRoadmap;
import dev.waymark.curriculum.layout.LayoutStyle;
import dev.waymark.curriculum.layout.RoadmapLayout;
import dev.waymark.engine.graph.Curriculum;
import dev.waymark.gateway.answer.RoadmapMap;
import dev.waymark.gateway.map.MapAnswers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// The maps of a curriculum as written, which may be wrong in every way.
final class DraftMaps {

  /// Topics and sections of all maps together.
  private static final int MAX_PARTS = 10_000;

  /// What all maps may take, which leaves the findings time to be answered.
  private static final Duration MAX_TIME = Duration.ofSeconds(8);

  private DraftMaps() {}

  /// The maps of the roadmaps, without those that are too much.
  ///
  /// @param cancelled asked now and then whether to give up
  /// @throws CancellationException if the caller gave up
  static List<RoadmapMap> of(Draft draft, BooleanSupplier cancelled) {
    Curriculum curriculum = draft.curriculum();
    long begun = System.nanoTime();
    BooleanSupplier late =
        () -> cancelled.getAsBoolean() || System.nanoTime() - begun > MAX_TIME.toNanos();
    List<RoadmapMap> maps = new ArrayList<>();
    int parts = 0;
    for (DraftRoadmap roadmap : draft.roadmaps()) {
      parts += roadmap.includes().size() + roadmap.sections().size();
      if (parts > MAX_PARTS) {
        break;
      }
      try {
        maps.add(
            MapAnswers.of(
                RoadmapLayout.of(
                    curriculum,
                    roadmap.roadmap(),
                    LayoutStyle.MAP,
                    RoadmapLayout.DEFAULT_WIDTH,
                    late),
                null));
      } catch (CancellationException e) {
        if (cancelled.getAsBoolean()) {
          throw e;
        }
        break;
      }
    }
    return maps;
  }
}
