package dev.waymark.trainer;

import dev.waymark.model.v1.Metric;
import dev.waymark.model.v1.Model;
import dev.waymark.model.v1.ReportCard;
import dev.waymark.trainer.model.Training;
import dev.waymark.trainer.model.Verdict;
import java.util.List;
import java.util.Locale;

/// Sets a new model out beside the one in use.
final class TrainingTable {
  private TrainingTable() {}

  static String of(Training.Result result) {
    Model model = result.model();
    ReportCard card = model.getReportCard();
    Verdict verdict = result.verdict();
    StringBuilder table = new StringBuilder();
    line(
        table,
        "on %,d learners not seen".formatted(card.getHeldOutLearners()),
        model.getVersion(),
        card.getVersionInUse(),
        "difference");
    for (Metric metric : verdict.metrics()) {
      line(
          table,
          metric.getName(),
          text(metric, "%.4f"),
          named(verdict.inUse(), metric.getName()),
          switch (metric.getName()) {
            case "log_loss" -> text(verdict.logLossDifference(), "%+.4f");
            case "auc" -> text(verdict.aucDifference(), "%+.4f");
            default -> "";
          });
    }
    table.append(
        String.format(
            Locale.ROOT,
            "95 %% intervals by resampling learners. %,d answers, seed %d, %s; %d weights, %d"
                + " sequences of topics, %d resources, %d paces.%n",
            card.getAnswers(),
            card.getSeed(),
            card.getGraphRelease(),
            model.getForecast().getFeaturesList().stream()
                .filter(it -> it.getWeight() != 0)
                .count(),
            model.getNextTopic().getLengthsCount(),
            model.getResourcesCount(),
            model.getPacesCount()));
    table.append(
        String.format(
            Locale.ROOT,
            "%,d items; the search ended at a slope of %.1e per row.%n",
            model.getForecast().getTopicsList().stream().mapToInt(it -> it.getItemsCount()).sum(),
            result.slope()));
    table.append(calibration(verdict));
    if (result.refused() > 0) {
      table.append(
          String.format(
              Locale.ROOT,
              "%,d events name topics or resources that the curriculum lacks and do not count.%n",
              result.refused()));
    }
    return table.toString();
  }

  private static String calibration(Verdict verdict) {
    String judgement =
        verdict.isCalibrated()
            ? "Calibrated."
            : verdict.cannotTellCalibration()
                ? "Too few answers to tell whether it is calibrated."
                : "Its calibration error is above %.3f: take its probabilities with care."
                    .formatted(Verdict.MAX_CALIBRATION_ERROR);
    return String.format(
        Locale.ROOT,
        "%s So few answers show an ece of %.4f by chance alone, the cross-fitted ones %.4f.%n",
        judgement,
        verdict.eceByChance(),
        verdict.crossFittedEceByChance());
  }

  private static String named(List<Metric> metrics, String name) {
    return metrics.stream()
        .filter(it -> it.getName().equals(name))
        .map(it -> text(it, "%.4f"))
        .findFirst()
        .orElse("–");
  }

  private static String text(Metric metric, String form) {
    return String.format(
        Locale.ROOT,
        form + " (" + form + " to " + form + ")",
        metric.getValue(),
        metric.getLow(),
        metric.getHigh());
  }

  private static void line(StringBuilder table, String name, String... cells) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-26s", name));
    for (String cell : cells) {
      line.append(String.format(Locale.ROOT, "%-32s", cell));
    }
    table.append(line.toString().stripTrailing()).append(System.lineSeparator());
  }
}
