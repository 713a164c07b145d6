package dev.waymark.report;

import dev.waymark.engine.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A line for each of some things, with a dot for its figure and a whisker for its interval, as
/// SVG.
///
/// @param title what it shows, for those who cannot see it too
/// @param axis what the horizontal axis says
/// @param zero where nothing is: drawn as a line
/// @param logarithmic whether equal factors are equally far apart
/// @param percent whether the axis counts in hundredths
record RowChart(
    String title, String axis, double zero, boolean logarithmic, boolean percent, List<Row> rows) {
  private static final int NAMES = 260;
  private static final int WIDTH = 380;
  private static final int LINE = 24;
  private static final int MAX_NAME = 36;
  private static final int MAX_TICKS = 6;

  /// Between ticks where factors count: the logarithm of 2.
  private static final double OCTAVE = Math.log(2);

  /// @param name plain text
  record Row(String name, Estimate figure) {}

  String svg() {
    double low = rows.stream().mapToDouble(r -> scale(r.figure().low())).min().orElse(0);
    double high = rows.stream().mapToDouble(r -> scale(r.figure().high())).max().orElse(1);
    low = Math.min(low, scale(zero));
    high = Math.max(high, scale(zero));
    List<Double> ticks = ticks(low, high);
    low = Math.min(low, scale(ticks.getFirst()));
    high = Math.max(high, scale(ticks.getLast()));
    int bottom = LINE * rows.size() + 10;
    List<String> svg = new ArrayList<>();
    svg.add(
        "<svg role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\" width=\"%d\">"
            .formatted(Html.escape(title), NAMES + WIDTH + 40, bottom + 46, NAMES + WIDTH + 40));
    for (double tick : ticks) {
      double x = x(scale(tick), low, high);
      svg.add("<path class=\"grid\" d=\"M%s 4V%d\"/>".formatted(number(x), bottom));
      svg.add(text(x, bottom + 18, "middle", label(tick)));
    }
    svg.add(text(NAMES + WIDTH / 2.0, bottom + 38, "middle", axis));
    double none = x(scale(zero), low, high);
    svg.add("<path class=\"even\" d=\"M%s 4V%d\"/>".formatted(number(none), bottom));
    for (int i = 0; i < rows.size(); i++) {
      Estimate figure = rows.get(i).figure();
      int y = LINE * i + 20;
      svg.add(text(NAMES - 10, y + 4, "end", shortened(rows.get(i).name())));
      svg.add(
          "<path class=\"whisker c0\" d=\"M%s %dH%s\"/>"
              .formatted(
                  number(x(scale(figure.low()), low, high)),
                  y,
                  number(x(scale(figure.high()), low, high))));
      svg.add(
          "<circle class=\"dot c0\" cx=\"%s\" cy=\"%d\" r=\"4.5\"/>"
              .formatted(number(x(scale(figure.value()), low, high)), y));
    }
    svg.add("</svg>");
    return String.join("\n", svg) + "\n";
  }

  private double scale(double value) {
    return logarithmic ? Math.log(value) : value;
  }

  /// Round numbers that the figures lie between.
  private List<Double> ticks(double low, double high) {
    List<Double> ticks = new ArrayList<>();
    if (logarithmic) {
      int first = (int) Math.floor(low / OCTAVE + 1e-9);
      int last = (int) Math.ceil(high / OCTAVE - 1e-9);
      for (int i = first; i <= last; i++) {
        ticks.add(Math.exp(i * OCTAVE));
      }
      return ticks;
    }
    double rough = Math.max(1e-9, high - low) / MAX_TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step =
        power * (rough <= power ? 1 : rough <= 2 * power ? 2 : rough <= 5 * power ? 5 : 10);
    for (double i = Math.floor(low / step + 1e-9); i * step < high + step; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private String label(double value) {
    if (percent) {
      return Html.number(100 * value, 0) + " %";
    }
    double size = Math.abs(value);
    return Html.number(value, size == Math.rint(size) ? 0 : logarithmic && size > 1 ? 1 : 2);
  }

  private static double x(double scaled, double low, double high) {
    return NAMES + WIDTH * (scaled - low) / (high - low);
  }

  private static String shortened(String name) {
    return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME - 1) + "…";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String text(double x, int y, String anchor, String text) {
    return "<text class=\"axis\" x=\"%s\" y=\"%d\" text-anchor=\"%s\">%s</text>"
        .formatted(number(x), y, anchor, Html.escape(text));
  }
}
