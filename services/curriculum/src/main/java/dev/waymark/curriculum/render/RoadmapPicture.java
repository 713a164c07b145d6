package dev.waymark.curriculum.render;

import dev.waymark.curriculum.layout.LayoutStyle;
import dev.waymark.curriculum.layout.RoadmapLayout;
import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.Roadmap;
import java.util.function.BooleanSupplier;

/// A roadmap as an SVG picture. A prerequisite in another section is a dot in that section's
/// colour.
public final class RoadmapPicture {
  private RoadmapPicture() {}

  /// The picture in its usual width. Equal curricula give equal bytes.
  ///
  /// @param roadmap one of the curriculum
  public static String svg(Curriculum curriculum, Roadmap roadmap) {
    return svg(curriculum, roadmap, RoadmapLayout.DEFAULT_WIDTH, () -> false);
  }

  /// The picture in any width. Equal curricula give equal bytes.
  ///
  /// @param roadmap one of the curriculum
  /// @param width the sections are arranged in this width
  /// @param cancelled asked now and then whether to give up
  /// @throws java.util.concurrent.CancellationException if the caller gave up
  public static String svg(
      Curriculum curriculum, Roadmap roadmap, double width, BooleanSupplier cancelled) {
    RoadmapLayout layout =
        RoadmapLayout.of(curriculum, roadmap, LayoutStyle.PICTURE, width, cancelled);
    return new Picture(curriculum, roadmap, layout).draw();
  }
}
