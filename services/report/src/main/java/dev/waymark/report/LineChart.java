package dev.waymark.report;

import dev.waymark.engine.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Curves over common axes, as SVG in the colours of the page. The vertical axis goes from 0 to 1.
///
/// @param title what it shows, for those who cannot see it too
/// @param across what the horizontal axis says
/// @param up what the vertical axis says
/// @param from where the horizontal axis begins
/// @param to where it ends
/// @param ticks how many parts the horizontal axis has
/// @param diagonal whether to draw the line from corner to corner
record LineChart(
    String title,
    String across,
    String up,
    double from,
    double to,
    int ticks,
    boolean diagonal,
    List<Curve> curves) {
  private static final int LEFT = 56;
  private static final int TOP = 14;
  private static final int WIDTH = 400;
  private static final int RIGHT = 24;
  private static final int HEIGHT = 260;
  private static final int LINE = 20;

  /// One curve.
  ///
  /// @param name for the legend; empty: not in the legend
  /// @param dots whether to mark the points, with their intervals
  record Curve(String name, boolean dots, List<Point> points) {}

  /// A point with the ends of its interval.
  record Point(double x, double y, double low, double high) {
    static Point at(double x, double y) {
      return new Point(x, y, y, y);
    }

    static Point at(double x, Estimate y) {
      return new Point(x, y.value(), y.low(), y.high());
    }
  }

  String svg() {
    int bottom = TOP + HEIGHT;
    List<String> named = curves.stream().map(Curve::name).filter(n -> !n.isEmpty()).toList();
    int height = bottom + 48 + LINE * named.size();
    List<String> svg = new ArrayList<>();
    svg.add(
        "<svg role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\" width=\"%d\">"
            .formatted(Html.escape(title), LEFT + WIDTH + RIGHT, height, LEFT + WIDTH + RIGHT));
    for (int fifth = 0; fifth <= 5; fifth++) {
      int y = bottom - HEIGHT * fifth / 5;
      svg.add("<path class=\"grid\" d=\"M%d %dh%d\"/>".formatted(LEFT, y, WIDTH));
      svg.add(text(LEFT - 8, y + 4, "end", 20 * fifth + " %"));
    }
    boolean shares = to <= 1;
    for (int i = 0; i <= ticks; i++) {
      double x = from + (to - from) * i / ticks;
      String label = shares ? Math.round(100 * x) + " %" : Long.toString(Math.round(x));
      svg.add(text((int) x(x), bottom + 18, "middle", label));
    }
    svg.add(text(LEFT + WIDTH / 2, bottom + 38, "middle", across));
    svg.add(
        "<text class=\"axis\" transform=\"translate(14 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>"
            .formatted(TOP + HEIGHT / 2, Html.escape(up)));
    if (diagonal) {
      svg.add(
          "<path class=\"even\" d=\"M%d %dL%d %d\"/>".formatted(LEFT, bottom, LEFT + WIDTH, TOP));
    }
    int legend = bottom + 38 + LINE;
    for (int c = 0; c < curves.size(); c++) {
      Curve curve = curves.get(c);
      draw(svg, curve, "c" + c % 7);
      if (!curve.name().isEmpty()) {
        svg.add("<path class=\"line c%d\" d=\"M%d %dh22\"/>".formatted(c % 7, LEFT, legend - 4));
        svg.add(text(LEFT + 30, legend, "start", curve.name()));
        legend += LINE;
      }
    }
    svg.add("</svg>");
    return String.join("\n", svg) + "\n";
  }

  private void draw(List<String> svg, Curve curve, String colour) {
    var path = new StringBuilder();
    for (Point point : curve.points()) {
      path.append(path.isEmpty() ? 'M' : 'L').append(number(x(point.x()))).append(' ');
      path.append(number(y(point.y())));
      if (curve.dots()) {
        svg.add(
            "<path class=\"whisker %s\" d=\"M%s %sV%s\"/>"
                .formatted(
                    colour, number(x(point.x())), number(y(point.low())), number(y(point.high()))));
        svg.add(
            "<circle class=\"dot %s\" cx=\"%s\" cy=\"%s\" r=\"3.5\"/>"
                .formatted(colour, number(x(point.x())), number(y(point.y()))));
      }
    }
    svg.add("<path class=\"line %s\" d=\"%s\"/>".formatted(colour, path));
  }

  private double x(double value) {
    return LEFT + WIDTH * (value - from) / (to - from);
  }

  private static double y(double value) {
    return TOP + HEIGHT * (1 - Math.clamp(value, 0.0, 1.0));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String text(int x, int y, String anchor, String text) {
    return "<text class=\"axis\" x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>"
        .formatted(x, y, anchor, Html.escape(text));
  }
}
