package dev.waymark.curriculum.layout;

import dev.waymark.curriculum.layout.Card.Box;
import dev.waymark.curriculum.layout.Card.Contents;
import dev.waymark.engine.graph.Prerequisite;
import dev.waymark.engine.graph.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// Lays a section out in layers, prerequisites above what requires them. The same section gives the
/// same layout.
final class SectionLayout {
  static final double BETWEEN_LAYERS = 18;
  static final double BETWEEN_BOXES = 10;

  /// How many layers the prerequisites of a section may cross, all together, to be drawn as lines.
  /// A line takes a place in every layer that it crosses, and the work grows with the square of
  /// their number: about a second for so many. The picture is too wide to be read long before.
  private static final long MAX_SPAN = 1_500;

  /// The same for all sections of a map.
  private static final long MAX_TOTAL_SPAN = 5_000;

  /// A section with a longer title has it in several lines.
  private static final double MAX_HEADING_WIDTH = 300;

  private final LayoutStyle style;
  private final double maxWidth;
  private final BooleanSupplier cancelled;
  private long spanned;

  /// The sections of one map, in their order.
  ///
  /// @param maxWidth how wide a section without lines may be
  /// @param cancelled asked now and then whether to give up
  SectionLayout(LayoutStyle style, double maxWidth, BooleanSupplier cancelled) {
    this.style = style;
    this.maxWidth = maxWidth;
    this.cancelled = cancelled;
  }

  /// A section of a roadmap.
  ///
  /// @param prerequisites those between its topics
  /// @throws CancellationException if the caller gave up
  Card card(int index, String title, List<Topic> topics, List<Prerequisite> prerequisites) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
    Layers layers = new Layers(topics, prerequisites);
    boolean lines = layers.span() <= MAX_SPAN && spanned + layers.span() <= MAX_TOTAL_SPAN;
    if (lines) {
      spanned += layers.span();
    }
    Contents contents =
        lines ? LayeredDrawing.of(boxes(topics), style, prerequisites, cancelled) : inRows(layers);
    String shown = Labels.shown(title);
    String heading = (index + 1) + ". " + shown;
    double width =
        Math.max(contents.width(), Math.min(Labels.HEADING.width(heading), MAX_HEADING_WIDTH));
    return new Card(index, shown, Labels.HEADING.lines(heading, width), width, contents);
  }

  private Map<String, Box> boxes(List<Topic> topics) {
    Map<String, Box> boxes = new LinkedHashMap<>();
    for (Topic topic : topics) {
      boxes.put(topic.id(), box(topic, 0, 0));
    }
    return boxes;
  }

  private Box box(Topic topic, double x, double y) {
    List<String> lines = style.labels().lines(topic.title(), style.textWidth());
    return new Box(topic, x, y, style.boxHeight(lines.size()), lines);
  }

  /// Layer by layer in rows, without lines.
  private Contents inRows(Layers layers) {
    double step = style.boxWidth() + BETWEEN_BOXES;
    int most = (int) Math.max(1, (maxWidth + BETWEEN_BOXES) / step);
    List<Box> boxes = new ArrayList<>();
    double y = 0;
    int widest = 0;
    for (List<Topic> layer : layers.layers()) {
      for (int from = 0; from < layer.size(); from += most) {
        List<Topic> row = layer.subList(from, Math.min(layer.size(), from + most));
        double height = 0;
        for (int i = 0; i < row.size(); i++) {
          Box box = box(row.get(i), i * step, y);
          height = Math.max(height, box.height());
          boxes.add(box);
        }
        widest = Math.max(widest, row.size());
        y += height + BETWEEN_BOXES;
      }
    }
    return new Contents(widest * step - BETWEEN_BOXES, y - BETWEEN_BOXES, boxes, Map.of());
  }
}
