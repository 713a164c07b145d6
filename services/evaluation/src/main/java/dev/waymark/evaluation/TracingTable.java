package dev.waymark.evaluation;

import dev.waymark.evaluation.TracingEvaluation.Judged;
import dev.waymark.trainer.metric.Bootstrap;
import dev.waymark.trainer.metric.Bootstrap.Interval;
import dev.waymark.trainer.metric.Measures;
import dev.waymark.trainer.metric.Measures.Measure;
import java.util.Locale;
import java.util.Map;

/// Sets judged models out as a table, each measure over its 95 % interval.
public final class TracingTable {
  private static final int ROUNDS = 1_000;
  private static final String REFERENCE = "Best-LR";

  private TracingTable() {}

  /// The table.
  ///
  /// @param seed of the resampling
  public static String of(Map<String, Judged> models, long seed) {
    int learners = models.values().iterator().next().measures().learners();
    Bootstrap bootstrap = new Bootstrap(learners, ROUNDS, seed);
    StringBuilder table = new StringBuilder();
    line(
        table,
        "model",
        "AUC",
        "log loss",
        "RMSE",
        "ECE",
        "first-attempt AUC",
        "AUC − Best-LR",
        "s");
    Judged reference = models.get(REFERENCE);
    if (reference == null) {
      throw new IllegalArgumentException("No " + REFERENCE + " among the models");
    }
    double[] referenceAreas = bootstrap.values(reference.measures(), Measure.AUC);
    models.forEach((name, judged) -> {
      Measures m = judged.measures();
      double[] areas = bootstrap.values(m, Measure.AUC);
      double gain = m.of(Measure.AUC) - reference.measures().of(Measure.AUC);
      line(
          table,
          name,
          value(m.of(Measure.AUC)),
          value(m.of(Measure.LOG_LOSS)),
          value(m.of(Measure.RMSE)),
          value(m.of(Measure.ECE)),
          value(m.of(Measure.FIRST_ATTEMPT_AUC)),
          signed(gain),
          String.format(Locale.ROOT, "%.1f", judged.seconds()));
      line(
          table,
          "",
          interval(Bootstrap.interval(areas)),
          interval(bootstrap.interval(m, Measure.LOG_LOSS)),
          interval(bootstrap.interval(m, Measure.RMSE)),
          interval(bootstrap.interval(m, Measure.ECE)),
          interval(bootstrap.interval(m, Measure.FIRST_ATTEMPT_AUC)),
          interval(Bootstrap.difference(areas, referenceAreas)),
          "");
    });
    return table.toString();
  }

  private static void line(StringBuilder table, String name, String... cells) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-26s", name));
    for (String cell : cells) {
      line.append(String.format(Locale.ROOT, "%18s", cell));
    }
    table.append(line.toString().stripTrailing()).append('\n');
  }

  private static String value(double v) {
    return Double.isNaN(v) ? "–" : String.format(Locale.ROOT, "%.4f", v);
  }

  private static String signed(double v) {
    return Double.isNaN(v) ? "–" : String.format(Locale.ROOT, "%+.4f", v);
  }

  private static String interval(Interval i) {
    return Double.isNaN(i.low()) ? "–" : String.format(Locale.ROOT, "%.4f–%.4f", i.low(), i.high());
  }
}
