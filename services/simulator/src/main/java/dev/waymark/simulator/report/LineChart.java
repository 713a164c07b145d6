package dev.waymark.simulator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A drawing of curves over a common axis, as SVG. Values lie between 0 and 1.
public final class LineChart {
  private static final int LEFT = 60;
  private static final int TOP = 40;
  private static final int WIDTH = 480;
  private static final int HEIGHT = 280;
  private static final int LEGEND = 170;
  private static final List<String> COLOURS =
      List.of("#8a8f98", "#c27c1f", "#8e5bb5", "#3a8a5f", "#1f5fd1", "#222222", "#c23b3b");

  private LineChart() {}

  /// Curves by name, each of points evenly spaced from 0 to the end.
  ///
  /// @param axis what the horizontal axis counts
  /// @param end the number at its end
  public static String svg(
      String title, String axis, String end, Map<String, List<Double>> curves) {
    int bottom = TOP + HEIGHT;
    List<String> svg = new ArrayList<>();
    svg.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">"
            .formatted(LEFT + WIDTH + LEGEND, bottom + 60));
    svg.add("<title>" + title + "</title>");
    svg.add("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>");
    svg.add(text(LEFT, 24, "start", title));
    for (int tenth = 0; tenth <= 10; tenth += 2) {
      int y = bottom - HEIGHT * tenth / 10;
      svg.add(
          "<path d=\"M%d %dH%d\" stroke=\"#dddddd\" fill=\"none\"/>"
              .formatted(LEFT, y, LEFT + WIDTH));
      svg.add(text(LEFT - 8, y + 4, "end", tenth * 10 + " %"));
    }
    svg.add(text(LEFT, bottom + 20, "middle", "0"));
    svg.add(text(LEFT + WIDTH, bottom + 20, "middle", end));
    svg.add(text(LEFT + WIDTH / 2, bottom + 42, "middle", axis));
    int index = 0;
    for (Map.Entry<String, List<Double>> curve : curves.entrySet()) {
      String colour = COLOURS.get(index % COLOURS.size());
      svg.add(
          "<path d=\"%s\" stroke=\"%s\" stroke-width=\"2\" fill=\"none\"/>"
              .formatted(path(curve.getValue()), colour));
      int y = TOP + 14 + 22 * index;
      svg.add(
          "<path d=\"M%d %dh18\" stroke=\"%s\" stroke-width=\"3\"/>"
              .formatted(LEFT + WIDTH + 14, y - 4, colour));
      svg.add(text(LEFT + WIDTH + 38, y, "start", curve.getKey()));
      index++;
    }
    svg.add("</svg>");
    return String.join("\n", svg) + "\n";
  }

  private static String path(List<Double> values) {
    var path = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      double x = LEFT + WIDTH * i / (double) Math.max(1, values.size() - 1);
      double y = TOP + HEIGHT * (1 - Math.clamp(values.get(i), 0.0, 1.0));
      path.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", x, y));
    }
    return path.toString();
  }

  private static String text(int x, int y, String anchor, String text) {
    return "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>".formatted(x, y, anchor, text);
  }
}
