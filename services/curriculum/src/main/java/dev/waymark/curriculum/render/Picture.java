package dev.waymark.curriculum.render;

import static java.util.stream.Collectors.joining;

import dev.waymark.curriculum.layout.LayoutStyle;
import dev.waymark.curriculum.layout.PlacedEdge;
import dev.waymark.curriculum.layout.PlacedHeading;
import dev.waymark.curriculum.layout.PlacedSection;
import dev.waymark.curriculum.layout.PlacedTopic;
import dev.waymark.curriculum.layout.RoadmapLayout;
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
import java.util.regex.Pattern;

/// Writes the SVG.
final class Picture {
  private static final LayoutStyle STYLE = LayoutStyle.PICTURE;

  private static final Pattern NOT_XML =
      Pattern.compile("[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private final StringBuilder svg = new StringBuilder();
  private final Roadmap roadmap;
  private final RoadmapLayout layout;
  private final Map<String, Integer> sectionOf = new HashMap<>();
  private final Map<Integer, List<PlacedTopic>> topicsBySection = new HashMap<>();
  private final Map<Integer, List<PlacedEdge>> linesBySection = new HashMap<>();
  private final Map<String, Topic> topics = new HashMap<>();
  private final Map<String, List<Prerequisite>> prerequisites = new HashMap<>();

  /// A picture of the roadmap.
  ///
  /// @param layout of the roadmap, in the style of a picture
  Picture(Curriculum curriculum, Roadmap roadmap, RoadmapLayout layout) {
    this.roadmap = roadmap;
    this.layout = layout;
    for (PlacedTopic topic : layout.topics()) {
      sectionOf.put(topic.topicId(), topic.section());
      topicsBySection.computeIfAbsent(topic.section(), _ -> new ArrayList<>()).add(topic);
    }
    curriculum.topics().forEach(topic -> topics.putIfAbsent(topic.id(), topic));
    for (PlacedEdge edge : layout.edges()) {
      Integer section = sectionOf.get(edge.to());
      if (section != null && !edge.points().isEmpty()) {
        linesBySection.computeIfAbsent(section, _ -> new ArrayList<>()).add(edge);
      }
    }
    for (Prerequisite edge : curriculum.prerequisites()) {
      prerequisites.computeIfAbsent(edge.topicId(), id -> new ArrayList<>()).add(edge);
    }
  }

  String draw() {
    double width = layout.width();
    double height = layout.height();
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
                layout.topics().size(),
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
    for (PlacedSection section : layout.sections()) {
      card(section);
    }
    return svg.append("</svg>\n").toString();
  }

  private void heading(double width) {
    PlacedHeading heading = layout.heading();
    for (int line = 0; line < heading.lines().size(); line++) {
      put(
          "<text class=\"ink\" x=\"%s\" y=\"%s\" font-size=\"22\" font-weight=\"700\">%s</text>\n"
              .formatted(
                  number(LayoutStyle.MARGIN),
                  number(34 + line * PlacedHeading.LINE_HEIGHT),
                  escaped(heading.lines().get(line))));
    }
    long minutes = layout.topics().stream().mapToLong(PlacedTopic::minutes).sum();
    put(
        "<text class=\"faint\" x=\"%s\" y=\"%s\">%d topics, about %d hours</text>\n"
            .formatted(
                number(LayoutStyle.MARGIN),
                number(53 + (heading.lines().size() - 1) * PlacedHeading.LINE_HEIGHT),
                layout.topics().size(),
                Math.round(minutes / 60.0)));
    double x = width - LayoutStyle.MARGIN - 560;
    put("<g class=\"faint\">");
    key(x, "<path class=\"line\" d=\"M%1$s %3$sh26\" marker-end=\"url(#tip)\"/>", "required first");
    key(
        x + 124,
        "<path class=\"line soft\" d=\"M%1$s %3$sh26\" marker-end=\"url(#tip)\"/>",
        "helps");
    key(
        x + 202,
        "<circle class=\"s0 dot\" cx=\"%2$s\" cy=\"%3$s\" r=\"4\"/>",
        "required, in the section of this colour");
    key(
        x + 456,
        "<circle class=\"s0 dot ring\" cx=\"%2$s\" cy=\"%3$s\" r=\"3.6\"/>",
        "helps, likewise");
    put("</g>\n");
  }

  private void key(double x, String sample, String text) {
    double y = layout.heading().height() - 22;
    put(sample.formatted(number(x), number(x + 20), number(y)));
    put("<text x=\"%s\" y=\"%s\">%s</text>".formatted(number(x + 32), number(y + 4), text));
  }

  private void card(PlacedSection section) {
    int index = section.number() - 1;
    put(
        "<g><rect class=\"s%d card\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"10\"/>"
            .formatted(
                index,
                number(section.x()),
                number(section.y()),
                number(section.width()),
                number(section.height())));
    for (int line = 0; line < section.titleLines().size(); line++) {
      put(
          "<text class=\"ink\" x=\"%s\" y=\"%s\" font-size=\"13.5\" font-weight=\"700\">%s</text>\n"
              .formatted(
                  number(section.titleX()),
                  number(section.titleY() + line * PlacedSection.TITLE_LINE_HEIGHT),
                  escaped(section.titleLines().get(line))));
    }
    linesBySection.getOrDefault(index, List.of()).forEach(this::line);
    topicsBySection.getOrDefault(index, List.of()).forEach(this::box);
    put("</g>\n");
  }

  private void line(PlacedEdge edge) {
    String points =
        edge.points().stream()
            .map(point -> number(point.x()) + " " + number(point.y()))
            .collect(joining("L"));
    put(
        "<path class=\"line%s\" d=\"M%s\" marker-end=\"url(#tip)\"/>\n"
            .formatted(edge.strength() == Strength.HARD ? "" : " soft", points));
  }

  private void box(PlacedTopic box) {
    put(
        "<g><title>%s</title><rect class=\"s%d box\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"6\"/>"
            .formatted(
                escaped(explanation(box)),
                box.section(),
                number(box.x()),
                number(box.y()),
                number(box.width()),
                number(box.height())));
    List<String> lines = box.lines();
    double first = box.y() + box.height() / 2 + 4 - (lines.size() - 1) * STYLE.lineHeight() / 2;
    for (int i = 0; i < lines.size(); i++) {
      put(
          "<text class=\"ink\" text-anchor=\"middle\" x=\"%s\" y=\"%s\">%s</text>"
              .formatted(
                  number(box.x() + box.width() / 2),
                  number(first + i * STYLE.lineHeight()),
                  escaped(lines.get(i))));
    }
    double cx = box.x() + 9;
    for (Map.Entry<Integer, Boolean> dot : elsewhere(box).entrySet()) {
      put(
          "<circle class=\"s%d dot%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>"
              .formatted(
                  dot.getKey(),
                  dot.getValue() ? "" : " ring",
                  number(cx),
                  number(box.y()),
                  dot.getValue() ? "4" : "3.6"));
      cx += 11;
    }
    put("</g>\n");
  }

  /// The other sections that the topic has prerequisites in, and whether one of them is hard.
  private Map<Integer, Boolean> elsewhere(PlacedTopic topic) {
    Map<Integer, Boolean> sections = new TreeMap<>();
    for (Prerequisite edge : prerequisites.getOrDefault(topic.topicId(), List.of())) {
      Integer other = sectionOf.get(edge.requiredTopicId());
      if (other != null && other != topic.section()) {
        sections.merge(other, edge.strength() == Strength.HARD, Boolean::logicalOr);
      }
    }
    return sections;
  }

  private String explanation(PlacedTopic topic) {
    StringBuilder text = new StringBuilder(topic.title());
    names(topic, Strength.HARD).ifPresent(names -> text.append(". Requires ").append(names));
    names(topic, Strength.SOFT).ifPresent(names -> text.append(". Helped by ").append(names));
    return text.append(". %d minutes.".formatted(topic.minutes())).toString();
  }

  private Optional<String> names(PlacedTopic topic, Strength strength) {
    String names =
        prerequisites.getOrDefault(topic.topicId(), List.of()).stream()
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

  /// Text as XML has it: what it cannot have, such as control characters, is replaced.
  private static String escaped(String text) {
    return NOT_XML
        .matcher(text)
        .replaceAll("\uFFFD")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
