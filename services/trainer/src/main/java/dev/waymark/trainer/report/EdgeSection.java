package dev.waymark.trainer.report;

import dev.waymark.trainer.report.Dependence.Comparison;
import dev.waymark.trainer.report.EdgeFindings.Edge;
import java.util.List;

/// Prerequisites that may be dropped, and some that may be missing.
final class EdgeSection {
  private static final int LISTED = 15;

  private final TopicSections topics;
  private final EdgeFindings findings;

  EdgeSection(TopicSections topics, EdgeFindings findings) {
    this.topics = topics;
    this.findings = findings;
  }

  String html() {
    return Html.paragraph(
            "Learners who had shown the first topic are compared with learners who had not, in their first %d answers on the second: only learners of about equal success so far, equal experience and equal standing on the second topic's other prerequisites. The difference is in points of a hundred. Topics that build on the same third one can look dependent, and these are no experiments: look at the topics before you change anything."
                .formatted(Dependence.FIRST_ANSWERS))
        + "<h3>Prerequisites that success does not depend on</h3>\n"
        + Html.paragraph(
            "%d HARD prerequisites had %d learners or more on both sides. Listed are those where even the upper end of the interval is below %.0f points. Each line has its own interval: of %d comparisons, a few may look needless by chance."
                .formatted(
                    findings.edgesTested(),
                    Dependence.FEWEST,
                    100 * EdgeFindings.LITTLE,
                    findings.edgesTested()))
        + table("Needless prerequisites", "requires", findings.needless())
        + "<h3>Dependences that the graph does not have</h3>\n"
        + Html.paragraph(
            "%,d pairs of topics without a path between them were tested; listed are those that depend beyond chance with %.0f %% of false findings put up with among them (Benjamini and Hochberg), by %.0f points or more, the surest first. The points are those that the model cannot explain: it knows how well each learner does elsewhere and on the topic's prerequisites."
                .formatted(
                    findings.pairsTested(),
                    100 * EdgeFindings.FALSE_FINDINGS,
                    100 * EdgeFindings.LITTLE))
        + table("Missing prerequisites", "seems to need", findings.missing());
  }

  private String table(String caption, String verb, List<Edge> edges) {
    if (edges.isEmpty()) {
      return Html.paragraph("None.");
    }
    List<List<String>> rows = edges.stream().limit(LISTED).map(this::row).toList();
    return Html.table(
        caption, List.of("topic", verb, "points with it", "learners with", "without"), rows);
  }

  private List<String> row(Edge edge) {
    Comparison c = edge.comparison();
    Estimate e = c.estimate();
    return List.of(
        topics.label(edge.topic()),
        topics.label(edge.required()),
        Html.number(new Estimate(100 * e.value(), 100 * e.low(), 100 * e.high()), 0),
        Html.count(c.with()),
        Html.count(c.without()));
  }
}
