package dev.waymark.curriculum.render;

import java.util.Locale;

/// Colours: one hue a section, evenly apart, in a light and a dark suit that the viewer's
/// preference chooses between.
final class Palette {
  private Palette() {}

  /// The style sheet of a picture with so many sections. Class `s3` is the fourth section.
  static String css(int sections) {
    StringBuilder css =
        new StringBuilder(
            """
            .paper{fill:#ffffff}
            .ink{fill:#1c2733}
            .faint{fill:#5a6775}
            .line{fill:none;stroke:#7d8896;stroke-width:1.3}
            .soft{stroke-dasharray:4 3}
            .tip{fill:#7d8896}
            .ring{stroke-width:1.8}
            """);
    for (int i = 0; i < sections; i++) {
      css.append(suit(i, sections, 96, 90, 45, 42, 45, 60));
    }
    css.append(
        """
        @media (prefers-color-scheme:dark){
        .paper{fill:#0e141b}
        .ink{fill:#eef2f6}
        .faint{fill:#a3b0bd}
        .line{stroke:#8e9aa8}
        .tip{fill:#8e9aa8}
        """);
    for (int i = 0; i < sections; i++) {
      css.append(suit(i, sections, 12, 22, 55, 68, 22, 32));
    }
    return css.append("}\n").toString();
  }

  private static String suit(
      int i, int sections, int card, int box, int edge, int dot, int pale, int rich) {
    int hue = (int) Math.round(360.0 * i / sections) + 8;
    return String.format(
        Locale.ROOT,
        ".s%1$d.card{fill:hsl(%2$d,%7$d%%,%3$d%%)}.s%1$d.box{fill:hsl(%2$d,%8$d%%,%4$d%%);"
            + "stroke:hsl(%2$d,40%%,%5$d%%)}.s%1$d.dot{fill:hsl(%2$d,70%%,%6$d%%);"
            + "stroke:hsl(%2$d,70%%,%6$d%%)}.s%1$d.ring{fill:hsl(%2$d,%8$d%%,%4$d%%)}%n",
        i,
        hue % 360,
        card,
        box,
        edge,
        dot,
        pale,
        rich);
  }
}
