package dev.waymark.report;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.statistics.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How learners fare on topics: with more attempts, against each other, against the author's
/// minutes.
final class TopicSections {
  private static final int MIN_ANSWERS = 30;
  private static final int MIN_REPORTS = 10;
  private static final int MAX_LISTED = 15;

  private final PrerequisiteGraph graph;
  private final Survey survey;

  TopicSections(PrerequisiteGraph graph, Survey survey) {
    this.graph = graph;
    this.survey = survey;
  }

  String name(int topic) {
    return graph.topic(topic).title();
  }

  /// Title and id, as HTML.
  String label(int topic) {
    return Html.escape(name(topic)) + " <code>" + Html.escape(graph.topic(topic).id()) + "</code>";
  }

  String learningCurves() {
    LearningCurves curves = survey.curves();
    List<LineChart.Curve> lines =
        List.of(
            curve("all who answered so often", curves.overall()),
            curve(
                "the same learners throughout: those with %d answers or more"
                    .formatted(LearningCurves.STAYED),
                curves.stayed()));
    List<List<String>> rows =
        curves.overall().stream()
            .map(p ->
                List.of(
                    Integer.toString(p.attempt()),
                    Html.percent(p.share()),
                    Html.count(p.answers()),
                    curves.stayed().stream()
                        .filter(s -> s.attempt() == p.attempt())
                        .map(s -> Html.percent(s.share()))
                        .findFirst()
                        .orElse("–")))
            .toList();
    return chart("Share of right answers by attempt on a topic", lines)
        + Html.numbers(
            Html.table(
                "Learning curves",
                List.of("attempt", "right, all", "answers", "right, those who stayed"),
                rows));
  }

  /// @param topics whose curves to show
  String learningCurves(List<Integer> topics) {
    List<LineChart.Curve> lines =
        topics.stream().map(t -> curve(name(t), survey.curves().on(t))).toList();
    List<List<String>> rows =
        topics.stream()
            .map(t -> {
              List<String> row = new ArrayList<>(List.of(label(t)));
              var points = survey.curves().on(t);
              for (int i = 0; i < LearningCurves.LENGTH; i++) {
                row.add(i < points.size() ? Html.percent(points.get(i).share().value()) : "–");
              }
              return row;
            })
            .toList();
    List<String> columns = new ArrayList<>(List.of("topic"));
    IntStream.rangeClosed(1, LearningCurves.LENGTH).forEach(i -> columns.add(Integer.toString(i)));
    return chart("Share of right answers by attempt, for single topics", lines)
        + Html.numbers(Html.table("Right answers by attempt", columns, rows));
  }

  private static LineChart.Curve curve(String name, List<LearningCurves.Point> points) {
    return new LineChart.Curve(
        name, true, points.stream().map(p -> LineChart.Point.at(p.attempt(), p.share())).toList());
  }

  private static String chart(String title, List<LineChart.Curve> lines) {
    return new LineChart(
            title,
            "attempt on the topic",
            "answers that were right",
            1,
            LearningCurves.LENGTH,
            LearningCurves.LENGTH - 1,
            false,
            lines)
        .svg();
  }

  String hardest() {
    List<Integer> topics =
        IntStream.range(0, graph.size())
            .filter(t -> survey.answers(t) >= MIN_ANSWERS)
            .boxed()
            .sorted(Comparator.comparingDouble(t -> survey.success(t).high()))
            .limit(MAX_LISTED)
            .toList();
    List<RowChart.Row> rows =
        topics.stream().map(t -> new RowChart.Row(name(t), survey.success(t))).toList();
    List<List<String>> table =
        topics.stream()
            .map(t ->
                List.of(label(t), Html.percent(survey.success(t)), Html.count(survey.answers(t))))
            .toList();
    return new RowChart(
                "The topics with the fewest right answers",
                "answers that were right",
                0,
                false,
                true,
                rows)
            .svg()
        + Html.numbers(Html.table("Hardest topics", List.of("topic", "right", "answers"), table));
  }

  String minutes() {
    List<Integer> reported =
        IntStream.range(0, graph.size())
            .filter(t -> survey.pace(t).count() >= MIN_REPORTS)
            .boxed()
            .toList();
    List<Integer> topics =
        reported.stream()
            .filter(t -> !factor(t).holds(1))
            .sorted(Comparator.comparingDouble(t -> -Math.abs(survey.pace(t).mean())))
            .limit(MAX_LISTED)
            .toList();
    if (topics.isEmpty()) {
      return Html.paragraph(
          "Of %d topics with %d reports or more, none differs beyond chance."
              .formatted(reported.size(), MIN_REPORTS));
    }
    List<RowChart.Row> rows =
        topics.stream().map(t -> new RowChart.Row(name(t), factor(t))).toList();
    List<List<String>> table =
        topics.stream()
            .map(t -> {
              int planned = graph.topic(t).minutes();
              return List.of(
                  label(t),
                  Integer.toString(planned),
                  Html.number(planned * factor(t).value(), 0),
                  Html.number(factor(t), 2),
                  Html.count(survey.pace(t).count()));
            })
            .toList();
    return Html.paragraph(
            "Of %d topics with %d reports or more, these differ most from the author's estimate, beyond chance."
                .formatted(reported.size(), MIN_REPORTS))
        + new RowChart(
                "Reported minutes over the author's",
                "factor on the author's minutes",
                1,
                true,
                false,
                rows)
            .svg()
        + Html.table(
            "Minutes", List.of("topic", "author's", "learners'", "factor", "reports"), table);
  }

  private Estimate factor(int topic) {
    return survey.pace(topic).estimate().exp();
  }
}
