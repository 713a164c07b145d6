package dev.waymark.seed.render;

import static java.util.stream.Collectors.joining;

import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.Prerequisite;
import dev.waymark.engine.graph.Roadmap;
import dev.waymark.engine.graph.Strength;
import dev.waymark.engine.graph.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// Writes the SVG.
final class Picture {
  private static final double MARGIN = 20;
  private static final double TOP = 66;
  private static final double LINE_HEIGHT = 13;

  private final StringBuilder svg = new StringBuilder();
  private final Roadmap roadmap;
  private final Map<String, Integer> sectionOf;
  private final Map<String, Topic> topics = new HashMap<>();
  private final Map<String, List<Prerequisite>> prerequisites = new HashMap<>();

  /// A picture of the roadmap.
  ///
  /// @param sectionOf the index of the section of each of the roadmap's topics
  Picture(Curriculum curriculum, Roadmap roadmap, Map<String, Integer> sectionOf) {
    this.roadmap = roadmap;
    this.sectionOf = sectionOf;
    curriculum.topics().forEach(topic -> topics.put(topic.id(), topic));
    for (Prerequisite edge : curriculum.prerequisites()) {
      prerequisites.computeIfAbsent(edge.topicId(), id -> new ArrayList<>()).add(edge);
    }
  }

  String draw(Shelves shelves) {
    double width = shelves.width() + 2 * MARGIN;
    double height = TOP + shelves.height() + MARGIN;
    put(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" width="%s" height="%s" role="img"\
         aria-labelledby="title desc" font-family="-apple-system,'Segoe UI',Roboto,Arial,sans-serif"\
         font-size="11.5">
        """
            .formatted(number(width), number(height), number(width), number(height)));
    put("<title id=\"title\">%s: the roadmap</title>\n".formatted(escaped(roadmap.title())));
    put(
        "<desc id=\"desc\">%s %d topics in %d sections: %s.</desc>\n"
            .formatted(
                escaped(roadmap.summary()),
                sectionOf.size(),
                roadmap.sections().size(),
                escaped(
                    roadmap.sections().stream()
                        .map(section -> section.title())
                        .collect(joining(", ")))));
    put("<style>\n%s</style>\n".formatted(Palette.css(roadmap.sections().size())));
    put(
        "<defs><marker id=\"tip\" viewBox=\"0 0 6 6\" refX=\"5.5\" refY=\"3\" markerWidth=\"5\""
            + " markerHeight=\"5\" orient=\"auto\"><path class=\"tip\" d=\"M0 0L6 3L0 6z\"/></marker></defs>\n");
    put("<rect class=\"paper\" width=\"100%\" height=\"100%\" rx=\"10\"/>\n");
    heading(width);
    for (Shelves.Place place : shelves.places()) {
      card(place);
    }
    return svg.append("</svg>\n").toString();
  }

  private void heading(double width) {
    put(
        "<text class=\"ink\" x=\"%s\" y=\"34\" font-size=\"22\" font-weight=\"700\">%s</text>\n"
            .formatted(number(MARGIN), escaped(roadmap.title())));
    long minutes =
        sectionOf.keySet().stream().map(topics::get).mapToLong(topic -> topic.minutes()).sum();
    put(
        "<text class=\"faint\" x=\"%s\" y=\"53\">%d topics, about %d hours</text>\n"
            .formatted(number(MARGIN), sectionOf.size(), Math.round(minutes / 60.0)));
    double x = width - MARGIN - 560;
    put("<g class=\"faint\">");
    key(x, "<path class=\"line\" d=\"M%1$s 44h26\" marker-end=\"url(#tip)\"/>", "required first");
    key(x + 124, "<path class=\"line soft\" d=\"M%1$s 44h26\" marker-end=\"url(#tip)\"/>", "helps");
    key(
        x + 202,
        "<circle class=\"s0 dot\" cx=\"%2$s\" cy=\"44\" r=\"4\"/>",
        "required, in the section of this colour");
    key(
        x + 456,
        "<circle class=\"s0 dot ring\" cx=\"%2$s\" cy=\"44\" r=\"3.6\"/>",
        "helps, likewise");
    put("</g>\n");
  }

  private void key(double x, String sample, String text) {
    put(sample.formatted(number(x), number(x + 20)));
    put("<text x=\"%s\" y=\"48\">%s</text>".formatted(number(x + 32), text));
  }

  private void card(Shelves.Place place) {
    Card card = place.card();
    double x = MARGIN + place.x();
    double y = TOP + place.y();
    put(
        "<g><rect class=\"s%d card\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"10\"/>"
            .formatted(
                card.index(), number(x), number(y), number(place.width()), number(place.height())));
    for (int line = 0; line < card.heading().size(); line++) {
      put(
          "<text class=\"ink\" x=\"%s\" y=\"%s\" font-size=\"13.5\" font-weight=\"700\">%s</text>\n"
              .formatted(
                  number(x + Shelves.PADDING),
                  number(y + Card.headingBase(line)),
                  escaped(card.heading().get(line))));
    }
    double left = x + (place.width() - card.drawn()) / 2;
    double top = y + card.headingHeight();
    for (Card.Line line : card.lines()) {
      line(line, left, top);
    }
    for (Card.Box box : card.boxes()) {
      box(card.index(), box, left + box.x(), top + box.y());
    }
    put("</g>\n");
  }

  private void line(Card.Line line, double left, double top) {
    String points =
        line.points().stream()
            .map(point -> number(left + point.x()) + " " + number(top + point.y()))
            .collect(joining("L"));
    put(
        "<path class=\"line%s\" d=\"M%s\" marker-end=\"url(#tip)\"/>\n"
            .formatted(line.hard() ? "" : " soft", points));
  }

  private void box(int section, Card.Box box, double x, double y) {
    Topic topic = topics.get(box.topicId());
    if (topic == null) {
      return;
    }
    put(
        "<g><title>%s</title><rect class=\"s%d box\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"6\"/>"
            .formatted(
                escaped(explanation(topic)),
                section,
                number(x),
                number(y),
                number(box.width()),
                number(box.height())));
    List<String> lines = Labels.BOX.lines(topic.title(), Labels.BOX_LINE_WIDTH);
    double first = y + box.height() / 2 + 4 - (lines.size() - 1) * LINE_HEIGHT / 2;
    for (int i = 0; i < lines.size(); i++) {
      put(
          "<text class=\"ink\" text-anchor=\"middle\" x=\"%s\" y=\"%s\">%s</text>"
              .formatted(
                  number(x + box.width() / 2),
                  number(first + i * LINE_HEIGHT),
                  escaped(lines.get(i))));
    }
    double cx = x + 9;
    for (Map.Entry<Integer, Boolean> dot : elsewhere(section, topic).entrySet()) {
      put(
          "<circle class=\"s%d dot%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>"
              .formatted(
                  dot.getKey(),
                  dot.getValue() ? "" : " ring",
                  number(cx),
                  number(y),
                  dot.getValue() ? "4" : "3.6"));
      cx += 11;
    }
    put("</g>\n");
  }

  /// The other sections that the topic has prerequisites in, and whether one of them is hard.
  private Map<Integer, Boolean> elsewhere(int section, Topic topic) {
    Map<Integer, Boolean> sections = new TreeMap<>();
    for (Prerequisite edge : prerequisites.getOrDefault(topic.id(), List.of())) {
      Integer other = sectionOf.get(edge.requiredTopicId());
      if (other != null && other != section) {
        sections.merge(other, edge.strength() == Strength.HARD, Boolean::logicalOr);
      }
    }
    return sections;
  }

  private String explanation(Topic topic) {
    StringBuilder text = new StringBuilder(topic.title());
    names(topic, Strength.HARD).ifPresent(names -> text.append(". Requires ").append(names));
    names(topic, Strength.SOFT).ifPresent(names -> text.append(". Helped by ").append(names));
    return text.append(". %d minutes.".formatted(topic.minutes())).toString();
  }

  private Optional<String> names(Topic topic, Strength strength) {
    String names =
        prerequisites.getOrDefault(topic.id(), List.of()).stream()
            .filter(edge -> edge.strength() == strength)
            .map(edge -> topics.get(edge.requiredTopicId()))
            .filter(Objects::nonNull)
            .map(Topic::title)
            .collect(joining(", "));
    return names.isEmpty() ? Optional.empty() : Optional.of(names);
  }

  private void put(String text) {
    svg.append(text);
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
