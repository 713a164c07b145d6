package dev.waymark.report;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.Resource;
import dev.waymark.engine.statistics.Estimate;
import dev.waymark.model.v1.Model;
import dev.waymark.model.v1.ResourceStatistics;
import java.util.Comparator;
import java.util.List;

/// Resources by what learners gained with them, how they answered afterwards, and how they rated
/// them.
final class ResourceSection {
  private static final int MIN_ANSWERS = 50;
  private static final int MIN_RATINGS = 3;
  private static final int MAX_LISTED = 12;

  private final PrerequisiteGraph graph;
  private final Survey survey;
  private final List<ResourceStatistics> used;

  ResourceSection(PrerequisiteGraph graph, Survey survey, Model model) {
    this.graph = graph;
    this.survey = survey;
    used =
        model.getResourcesList().stream()
            .filter(r -> r.getAnswersWith() >= MIN_ANSWERS && r.getAnswersWithout() > 0)
            .toList();
  }

  String html() {
    List<ResourceStatistics> byGain =
        used.stream()
            .filter(r -> r.getGainLow() < r.getGainHigh())
            .sorted(Comparator.comparingDouble(r -> -r.getGainPerHour()))
            .toList();
    if (used.isEmpty()) {
      return Html.paragraph("No resource has %d answers after it yet.".formatted(MIN_ANSWERS));
    }
    int half = Math.min(MAX_LISTED / 2, byGain.size() / 2);
    List<ResourceStatistics> ends =
        byGain.size() <= MAX_LISTED
            ? byGain
            : java.util.stream.Stream.concat(
                    byGain.stream().limit(half), byGain.stream().skip(byGain.size() - half))
                .toList();
    return Html.paragraph(
            "Gain is the mastery that an hour brings over that of the topic's other resources, shrunk toward 0 where little is known. Shown are the %d best and the %d poorest of %d resources whose learners reported minutes."
                .formatted((ends.size() + 1) / 2, ends.size() / 2, byGain.size()))
        + (ends.isEmpty()
            ? ""
            : new RowChart(
                    "Mastery gained in an hour over other resources, with 95 % intervals",
                    "mastery an hour, against others",
                    0,
                    false,
                    false,
                    ends.stream().map(r -> new RowChart.Row(title(r), gain(r))).toList())
                .svg())
        + table();
  }

  private String table() {
    List<List<String>> rows =
        used.stream()
            .sorted(Comparator.comparingDouble(r -> -gain(r).value()))
            .map(this::row)
            .toList();
    return Html.numbers(
        Html.table(
            "Resources with %d answers after them or more, best gain first".formatted(MIN_ANSWERS),
            List.of("resource", "gain an hour", "more right after it, points", "stars", "ratings"),
            rows));
  }

  private List<String> row(ResourceStatistics r) {
    Estimate effect =
        Estimate.difference(
            r.getRightWith(), r.getAnswersWith(), r.getRightWithout(), r.getAnswersWithout());
    Moments stars = survey.stars(r.getResourceId());
    return List.of(
        Html.escape(title(r)) + " <code>" + Html.escape(r.getResourceId()) + "</code>",
        r.getGainLow() < r.getGainHigh() ? Html.number(gain(r), 2) : "–",
        Html.number(new Estimate(100 * effect.value(), 100 * effect.low(), 100 * effect.high()), 0),
        stars.count() >= MIN_RATINGS ? Html.number(stars.estimate(), 1) : "–",
        Html.count(stars.count()));
  }

  private String title(ResourceStatistics r) {
    return graph.resource(r.getResourceId()).map(Resource::title).orElse(r.getResourceId());
  }

  private static Estimate gain(ResourceStatistics r) {
    return new Estimate(r.getGainPerHour(), r.getGainLow(), r.getGainHigh());
  }
}
