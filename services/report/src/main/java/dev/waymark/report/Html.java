package dev.waymark.report;

import dev.waymark.engine.statistics.Estimate;
import java.util.List;
import java.util.Locale;

/// Text and numbers for the page.
final class Html {
  private Html() {}

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /// A number with so many digits after the point and a true minus sign.
  static String number(double value, int digits) {
    String text = String.format(Locale.ROOT, "%,." + digits + "f", value);
    return text.replace('-', '−');
  }

  /// `12,345`.
  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  static String percent(double share) {
    return number(100 * share, 0) + " %";
  }

  /// `60 % (55 to 64)`.
  static String percent(Estimate share) {
    return "%s <span class=\"i\">(%s to %s)</span>"
        .formatted(
            percent(share.value()), number(100 * share.low(), 0), number(100 * share.high(), 0));
  }

  /// The value with its interval.
  static String number(Estimate e, int digits) {
    return "%s <span class=\"i\">(%s to %s)</span>"
        .formatted(number(e.value(), digits), number(e.low(), digits), number(e.high(), digits));
  }

  /// A table; cells are HTML, the first of each row is its header.
  static String table(String caption, List<String> columns, List<List<String>> rows) {
    var html = new StringBuilder("<table><caption>").append(escape(caption)).append("</caption>");
    html.append("<thead><tr>");
    columns.forEach(name -> html.append("<th scope=\"col\">").append(escape(name)).append("</th>"));
    html.append("</tr></thead><tbody>\n");
    for (List<String> row : rows) {
      html.append("<tr><th scope=\"row\">").append(row.getFirst()).append("</th>");
      row.subList(1, row.size()).forEach(cell -> html.append("<td>").append(cell).append("</td>"));
      html.append("</tr>\n");
    }
    return html.append("</tbody></table>\n").toString();
  }

  /// A table that opens on demand, beside a picture that shows the same.
  static String numbers(String table) {
    return "<details><summary>The numbers</summary>" + table + "</details>\n";
  }

  static String paragraph(String html) {
    return "<p>" + html + "</p>\n";
  }
}
