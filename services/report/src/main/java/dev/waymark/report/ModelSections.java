package dev.waymark.report;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.statistics.Estimate;
import dev.waymark.model.v1.AdviceTrial;
import dev.waymark.model.v1.FeatureWeight;
import dev.waymark.model.v1.Metric;
import dev.waymark.model.v1.Model;
import dev.waymark.model.v1.ReportCard;
import dev.waymark.model.v1.TopicEase;
import dev.waymark.trainer.metric.Scored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// How well the model predicts answers, and by what.
final class ModelSections {
  private static final int ROC_STEPS = 100;
  private static final Map<String, String> MEASURES =
      Map.of(
          "auc", "AUC: how often a right answer was given the better chance than a wrong one",
          "log_loss", "Log loss: how surprising the answers were; less is better",
          "rmse", "Root mean squared error of the chance; less is better",
          "ece", "Calibration error: how far chances are from shares; less is better",
          "ece_cross_fitted",
              "The same over the learners it was fitted to, each predicted by a fit without them",
          "first_attempt_auc", "AUC on the first answers on a topic");

  private final PrerequisiteGraph graph;
  private final Model model;

  ModelSections(PrerequisiteGraph graph, Model model) {
    this.graph = graph;
    this.model = model;
  }

  /// How it was judged when it was made.
  String card() {
    ReportCard card = model.getReportCard();
    List<List<String>> rows = new ArrayList<>();
    for (Metric metric : card.getMetricsList()) {
      String before =
          card.getMetricsInUseList().stream()
              .filter(m -> m.getName().equals(metric.getName()))
              .map(m -> Html.number(estimate(m), 3))
              .findFirst()
              .orElse("–");
      String name = MEASURES.getOrDefault(metric.getName(), metric.getName());
      rows.add(List.of(Html.escape(name), Html.number(estimate(metric), 3), before));
    }
    return advice(card.getAdvice())
        + Html.paragraph(
            "The model <code>%s</code> was fitted to %,d learners and judged on %,d others, beside <code>%s</code>, which was in use. Behind each figure is its 95 %% interval."
                .formatted(
                    Html.escape(model.getVersion()),
                    card.getLearners() - card.getHeldOutLearners(),
                    card.getHeldOutLearners(),
                    Html.escape(card.getVersionInUse())))
        + Html.table(
            "How well answers were predicted",
            List.of("measure", "this model", "in use before"),
            rows);
  }

  /// What it is released for comes first.
  private static String advice(AdviceTrial advice) {
    if (advice.getLearners() == 0) {
      return "";
    }
    return Html.paragraph(
        "%,d simulated learners, led by it for %d steps a topic, truly know %s of their goal, %s with the model that was in use before: a difference of %+.1f points (%+.1f to %+.1f)."
            .formatted(
                advice.getLearners(),
                advice.getStepsPerTopic(),
                Html.percent(advice.getKnown().getValue()),
                Html.percent(advice.getKnownInUse().getValue()),
                100 * advice.getDifference().getValue(),
                100 * advice.getDifference().getLow(),
                100 * advice.getDifference().getHigh()));
  }

  private static Estimate estimate(Metric metric) {
    return new Estimate(metric.getValue(), metric.getLow(), metric.getHigh());
  }

  String calibration(Scored scored) {
    List<PredictionCurves.Bin> bins = PredictionCurves.calibration(scored);
    List<LineChart.Point> points =
        bins.stream().map(b -> LineChart.Point.at(b.predicted(), b.happened())).toList();
    String svg =
        new LineChart(
                "Share of right answers over the chance that was predicted, with 95 % intervals",
                "chance that the model gave",
                "answers that were right",
                0,
                1,
                5,
                true,
                List.of(new LineChart.Curve("", true, points)))
            .svg();
    List<List<String>> rows =
        bins.stream()
            .map(b ->
                List.of(
                    Html.percent(b.predicted()),
                    Html.percent(b.happened()),
                    Html.count(b.answers())))
            .toList();
    return svg
        + Html.numbers(Html.table("Calibration", List.of("predicted", "right", "answers"), rows));
  }

  String roc(Scored scored) {
    List<PredictionCurves.Rates> curve = PredictionCurves.roc(scored, ROC_STEPS);
    String svg =
        new LineChart(
                "ROC curve: right answers recognised over wrong answers taken for right",
                "wrong answers taken for right",
                "right answers recognised",
                0,
                1,
                5,
                true,
                List.of(
                    new LineChart.Curve(
                        "",
                        false,
                        curve.stream()
                            .map(r -> LineChart.Point.at(r.falseAlarms(), r.hits()))
                            .toList())))
            .svg();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 10; i < curve.size(); i += 10) {
      PredictionCurves.Rates r = curve.get(i);
      rows.add(List.of(Html.percent(r.falseAlarms()), Html.percent(r.hits())));
    }
    return svg
        + Html.numbers(
            Html.table("ROC curve", List.of("wrong taken for right", "right recognised"), rows));
  }

  String weights() {
    List<FeatureWeight> used =
        model.getForecast().getFeaturesList().stream()
            .filter(f -> f.getWeight() != 0)
            .sorted(Comparator.comparingDouble(f -> -Math.abs(f.getWeight())))
            .toList();
    int unused = model.getForecast().getFeaturesCount() - used.size();
    List<RowChart.Row> rows = new ArrayList<>();
    List<List<String>> table = new ArrayList<>();
    for (FeatureWeight f : used) {
      double w = f.getWeight();
      rows.add(new RowChart.Row(f.getFeature(), new Estimate(w, Math.min(w, 0), Math.max(w, 0))));
      table.add(
          List.of(
              "<code>" + Html.escape(f.getFeature()) + "</code>",
              Html.number(w, 3),
              Html.escape(FeatureWords.of(f.getFeature()))));
    }
    return Html.paragraph(
            "What the model adds to the log-odds of a right answer, for each unit of a feature. The units differ, so a longer bar is not always a weightier reason. %d features that no answer in the log distinguished have none."
                .formatted(unused))
        + new RowChart("Weights of the model's features", "log-odds a unit", 0, false, false, rows)
            .svg()
        + Html.table("Weights", List.of("feature", "weight", "meaning"), table);
  }

  /// The topics that the model finds easiest and hardest, as it adds to or takes from the log-odds.
  double ease(int topic) {
    return model.getForecast().getTopicsList().stream()
        .filter(it -> it.getTopicId().equals(graph.topic(topic).id()))
        .mapToDouble(TopicEase::getIntercept)
        .findFirst()
        .orElse(0);
  }
}
