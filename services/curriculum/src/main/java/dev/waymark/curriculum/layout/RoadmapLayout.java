package dev.waymark.curriculum.layout;

import static dev.waymark.curriculum.layout.Pixels.rounded;

import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.Prerequisite;
import dev.waymark.engine.graph.Roadmap;
import dev.waymark.engine.graph.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// A roadmap with everything in its place: a card a section, in the author's order; in it the
/// topics in layers, each below what it requires. Lengths are CSS pixels from the top left.
///
/// @param title of the roadmap, without what is too much of it
/// @param sections in the author's order
/// @param topics those that the roadmap lists, in its order
/// @param edges the prerequisites between them
public record RoadmapLayout(
    String roadmapId,
    String title,
    double width,
    double height,
    PlacedHeading heading,
    List<PlacedSection> sections,
    List<PlacedTopic> topics,
    List<PlacedEdge> edges) {
  /// Wide enough for the largest section of a large roadmap, narrow enough to be read in a page.
  public static final double DEFAULT_WIDTH = 1220;

  public RoadmapLayout {
    sections = List.copyOf(sections);
    topics = List.copyOf(topics);
    edges = List.copyOf(edges);
  }

  /// The layout of a roadmap. Equal curricula give equal layouts. A curriculum may be wrong: what
  /// the roadmap names and is not there is left out, and of what is there twice the first counts.
  ///
  /// @param width the sections are arranged in this width, or in that of the widest if that is
  ///   wider
  /// @param cancelled asked now and then whether to give up
  /// @throws CancellationException if the caller gave up
  public static RoadmapLayout of(
      Curriculum curriculum,
      Roadmap roadmap,
      LayoutStyle style,
      double width,
      BooleanSupplier cancelled) {
    ListedTopics listed = new ListedTopics(curriculum, roadmap);
    Map<Integer, List<Prerequisite>> within = listed.within();
    SectionLayout sections = new SectionLayout(style, width - 2 * Shelves.PADDING, cancelled);
    List<Card> cards = new ArrayList<>();
    for (int i = 0; i < roadmap.sections().size(); i++) {
      String title = roadmap.sections().get(i).title();
      cards.add(sections.card(i, title, listed.of(i), within.getOrDefault(i, List.of())));
    }
    return new Arrangement(
            Shelves.of(cards, width), style, PlacedHeading.of(roadmap.title(), style, width))
        .layout(roadmap, listed);
  }

  /// Cards on shelves, and what that makes of the places in them.
  private record Arrangement(Shelves shelves, LayoutStyle style, PlacedHeading heading) {
    RoadmapLayout layout(Roadmap roadmap, ListedTopics listed) {
      List<PlacedSection> sections = new ArrayList<>();
      List<PlacedTopic> topics = new ArrayList<>();
      Map<Prerequisite, List<PlacedEdge.Point>> routes = new HashMap<>();
      for (Shelves.Place place : shelves.places()) {
        Card card = place.card();
        double x = LayoutStyle.MARGIN + place.x();
        double y = heading.height() + place.y();
        sections.add(section(place, x, y));
        double left = x + (place.width() - card.contents().width()) / 2;
        double top = y + card.headingHeight();
        for (Card.Box box : card.contents().boxes()) {
          topics.add(topic(card.index(), box, left, top));
        }
        card.contents()
            .routes()
            .forEach((edge, points) ->
                routes.put(edge, points.stream().map(point -> point.moved(left, top)).toList()));
      }
      List<PlacedEdge> edges =
          listed.prerequisites().stream()
              .map(edge ->
                  new PlacedEdge(
                      edge.requiredTopicId(),
                      edge.topicId(),
                      edge.strength(),
                      routes.getOrDefault(edge, List.of())))
              .toList();
      return new RoadmapLayout(
          roadmap.id(),
          Labels.shown(roadmap.title()),
          rounded(shelves.width() + 2 * LayoutStyle.MARGIN),
          rounded(heading.height() + shelves.height() + LayoutStyle.MARGIN),
          heading,
          sections,
          topics,
          edges);
    }

    private static PlacedSection section(Shelves.Place place, double x, double y) {
      Card card = place.card();
      return new PlacedSection(
          card.index() + 1,
          card.title(),
          rounded(x),
          rounded(y),
          rounded(place.width()),
          rounded(place.height()),
          card.heading(),
          rounded(x + Shelves.PADDING),
          rounded(y + Card.HEADING_BASE));
    }

    private PlacedTopic topic(int section, Card.Box box, double left, double top) {
      Topic topic = box.topic();
      return new PlacedTopic(
          topic.id(),
          Labels.shown(topic.title()),
          topic.kind(),
          topic.minutes(),
          section,
          rounded(left + box.x()),
          rounded(top + box.y()),
          style.boxWidth(),
          box.height(),
          box.lines());
    }
  }
}
