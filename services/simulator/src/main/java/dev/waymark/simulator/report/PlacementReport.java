package dev.waymark.simulator.report;

import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.mastery.MasteryModel;
import dev.waymark.simulator.placement.KnowledgeKind;
import dev.waymark.simulator.placement.PlacementTrial;
import dev.waymark.simulator.placement.ProbeChoice;
import dev.waymark.simulator.shape.Shape;
import dev.waymark.simulator.trial.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Accuracy against the number of probes on one shape.
///
/// @param curves mean accuracy after 0, 1, ... probes, by name, over all kinds of knowledge
/// @param rows of the table, one for each kind of knowledge
public record PlacementReport(String shape, Map<String, List<Double>> curves, String rows) {
  private static final int PROBES = 40;
  private static final int BOUND = 25;

  public static PlacementReport of(Shape shape, MasteryModel model, int learners, long firstSeed) {
    GoalScope scope = shape.roadmap();
    List<List<Double>> chosen = new ArrayList<>();
    List<List<Double>> random = new ArrayList<>();
    List<Double> best = new ArrayList<>();
    var rows = new StringBuilder();
    for (KnowledgeKind kind : KnowledgeKind.values()) {
      int from = chosen.size();
      List<Double> mastery = new ArrayList<>();
      for (long seed = firstSeed; seed < firstSeed + learners; seed++) {
        var trial = new PlacementTrial(scope, kind, seed);
        chosen.add(trial.accuracies(ProbeChoice.WAYMARK, PROBES));
        random.add(trial.accuracies(ProbeChoice.RANDOM, PROBES));
        best.add(trial.everyTopicAsked());
        mastery.add(new PlacementTrial(scope, kind, seed).masteryAccuracy(model, BOUND));
      }
      int to = chosen.size();
      rows.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %s | %s | %s | %s |%n",
              shape.name(),
              kind.name().toLowerCase(Locale.ROOT),
              interval(at(chosen.subList(from, to), 0)),
              interval(at(random.subList(from, to), BOUND)),
              interval(at(chosen.subList(from, to), BOUND)),
              interval(mastery),
              interval(best.subList(from, to))));
    }
    Map<String, List<Double>> curves = new LinkedHashMap<>();
    curves.put("prior alone", flat(means(chosen).getFirst()));
    curves.put("random probes", means(random));
    curves.put("every topic asked", flat(Interval.of(best).mean()));
    curves.put("chosen probes", means(chosen));
    return new PlacementReport(shape.name(), curves, rows.toString());
  }

  private static List<Double> at(List<List<Double>> curves, int probes) {
    return curves.stream().map(curve -> curve.get(probes)).toList();
  }

  private static List<Double> means(List<List<Double>> curves) {
    List<Double> means = new ArrayList<>();
    for (int i = 0; i <= PROBES; i++) {
      means.add(Interval.of(at(curves, i)).mean());
    }
    return means;
  }

  private static List<Double> flat(double value) {
    return Collections.nCopies(PROBES + 1, value);
  }

  private static String interval(List<Double> values) {
    Interval interval = Interval.of(values);
    return String.format(
        Locale.ROOT, "%.0f %% ± %.0f", 100 * interval.mean(), 100 * interval.halfWidth());
  }
}
