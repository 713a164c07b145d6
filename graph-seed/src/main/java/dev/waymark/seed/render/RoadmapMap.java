package dev.waymark.seed.render;

import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.Inclusion;
import dev.waymark.engine.graph.Roadmap;
import dev.waymark.engine.graph.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A roadmap as an SVG picture: a card a section, in the author's order; in it the topics in
/// layers, each below what it requires. A prerequisite in another section is a dot in that
/// section's colour.
public final class RoadmapMap {
  /// Wide enough for the largest section of a large roadmap, narrow enough to be read in a page.
  private static final double WIDTH = 1220;

  private RoadmapMap() {}

  /// The picture. Equal curricula give equal bytes.
  ///
  /// @param roadmap one of the curriculum
  public static String svg(Curriculum curriculum, Roadmap roadmap) {
    SectionLayout layout = new SectionLayout(curriculum);
    List<Card> cards = new ArrayList<>();
    Map<String, Integer> sectionOf = new HashMap<>();
    for (int i = 0; i < roadmap.sections().size(); i++) {
      Section section = roadmap.sections().get(i);
      cards.add(layout.card(i, section));
      for (Inclusion inclusion : section.topics()) {
        sectionOf.put(inclusion.topicId(), i);
      }
    }
    return new Picture(curriculum, roadmap, sectionOf).draw(Shelves.of(cards, WIDTH));
  }
}
