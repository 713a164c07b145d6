package dev.waymark.report;

import dev.waymark.engine.statistics.Estimate;
import dev.waymark.report.Dependence.Comparison;
import dev.waymark.report.EdgeFindings.Edge;
import java.util.List;

/// Prerequisites that may be dropped, and some that may be missing.
final class EdgeSection {
  private static final int MAX_LISTED = 15;

  private final TopicSections topics;
  private final EdgeFindings findings;

  EdgeSection(TopicSections topics, EdgeFindings findings) {
    this.topics = topics;
    this.findings = findings;
  }

  String html() {
    return Html.paragraph(
            "Learners who knew the first topic are compared with learners who did not, in their first %d answers on the second, given success and experience so far, how they prepared, and what they knew of the second topic's other prerequisites. The difference is in points of a hundred. These are no experiments: look at the topics before you change anything."
                .formatted(Sightings.FIRST_ANSWERS))
        + "<h3>Prerequisites that success does not depend on</h3>\n"
        + Html.paragraph(
            "Of %s HARD prerequisites %s can be judged. Listed are those that are needless with a chance of %.0f %% or more, when all that can be judged are taken for a mixture of needed and needless ones%s."
                .formatted(
                    Html.count(findings.edgesTested() + findings.edgesThin()),
                    Html.count(findings.edgesTested()),
                    100 * NeedlessEdges.LISTED_FROM,
                    findings.needless().isEmpty()
                        ? ""
                        : "; about %.0f %% of them are expected to be needed after all"
                            .formatted(100 * findings.needlessExpectedFalse())))
        + thin(findings.edgesThin(), "prerequisites")
        + table("Needless prerequisites", "requires", findings.needless())
        + "<h3>Dependences that the graph does not have</h3>\n"
        + Html.paragraph(
            "%s comparisons of topics without a path between them could be made. Listed are those that stand out from the spread of all, with %.0f %% of false findings accepted among them (Benjamini and Hochberg), by %.0f points or more, where success without the second topic is lower than the other way round, or, where too little is known of that, the second was mostly taken first. Pairs that build on the same prerequisite are left out: they look dependent anyway."
                .formatted(
                    Html.count(findings.pairsTested()),
                    100 * MissingEdges.FALSE_FINDINGS,
                    100 * MissingEdges.LITTLE))
        + thin(findings.pairsThin(), "comparisons")
        + table("Missing prerequisites", "seems to need", findings.missing());
  }

  /// Who follows recommendations meets prerequisites first, so little is seen of the rest.
  private static String thin(int count, String what) {
    return count == 0
        ? ""
        : Html.paragraph(
            "For %s %s the evidence is too thin: too few learners took the topic with and without the other, or they differ too little. Learners who follow recommendations seldom take a topic before what it requires."
                .formatted(Html.count(count), what));
  }

  private String table(String caption, String verb, List<Edge> edges) {
    if (edges.isEmpty()) {
      return Html.paragraph("None.");
    }
    List<List<String>> rows = edges.stream().limit(MAX_LISTED).map(this::row).toList();
    return Html.table(
        caption,
        List.of("topic", verb, "points with it", "right without it", "learners with", "without"),
        rows);
  }

  private List<String> row(Edge edge) {
    Comparison c = edge.comparison();
    Estimate e = c.estimate();
    return List.of(
        topics.label(edge.topic()),
        topics.label(edge.required()),
        Html.number(new Estimate(100 * e.value(), 100 * e.low(), 100 * e.high()), 0),
        Html.percent(Math.clamp(c.successWithout(), 0, 1)),
        Html.count(c.with()),
        Html.count(c.without()));
  }
}
