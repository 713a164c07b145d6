package dev.waymark.simulator.report;

import dev.waymark.simulator.learner.LearnerKind;
import dev.waymark.simulator.policy.PolicyKind;
import dev.waymark.simulator.trial.Evaluation;
import dev.waymark.simulator.trial.Evaluation.Trial;
import dev.waymark.simulator.trial.Interval;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A comparison as a Markdown table: a row for each group of trials and policy. Shares are of the
/// oracle's topics, after multiples of the steps that it needs for the whole goal.
public final class PolicyTable {
  private static final Set<String> HELD_OUT =
      LearnerKind.HELD_OUT.stream().map(LearnerKind::name).collect(Collectors.toSet());

  public static final Function<Trial, String> SHAPE = Trial::shape;
  public static final Function<Trial, String> KIND =
      t -> HELD_OUT.contains(t.kind()) ? t.kind() + " (held out)" : t.kind();
  public static final Function<Trial, String> ALL = _ -> "all";

  private PolicyTable() {}

  public static String by(Evaluation evaluation, Function<Trial, String> group) {
    var text = new StringBuilder();
    text.append(
        "| | policy | 1 x | 1.5 x | 2 x | 3 x | wasted steps | longest fruitless run |\n|---|---|---:|---:|---:|---:|---:|---:|\n");
    Map<String, List<Trial>> groups =
        evaluation.trials().stream()
            .collect(Collectors.groupingBy(group, LinkedHashMap::new, Collectors.toList()));
    groups.forEach((name, trials) -> {
      for (PolicyKind policy : PolicyKind.values()) {
        List<Trial> own = trials.stream().filter(t -> t.policy() == policy).toList();
        if (!own.isEmpty()) {
          text.append(row(name, policy, own));
        }
      }
    });
    return text.toString();
  }

  private static String row(String group, PolicyKind policy, List<Trial> trials) {
    return "| %s | %s | %s | %s | %s | %s | %s | %s |%n"
        .formatted(
            group,
            policy.label(),
            percent(meanOverSeeds(trials, t -> t.ofOracleAfter(1))),
            percent(meanOverSeeds(trials, t -> t.ofOracleAfter(1.5))),
            percent(meanOverSeeds(trials, t -> t.ofOracleAfter(2))),
            percent(meanOverSeeds(trials, t -> t.ofOracleAfter(3))),
            percent(meanOverSeeds(trials, t -> t.outcome().wasted())),
            fruitlessRun(trials));
  }

  /// Mean over learners, and the greatest.
  private static String fruitlessRun(List<Trial> trials) {
    IntSummaryStatistics runs =
        trials.stream().mapToInt(t -> t.outcome().fruitlessRun()).summaryStatistics();
    return String.format(Locale.ROOT, "%.1f (%d)", runs.getAverage(), runs.getMax());
  }

  static String percent(Interval interval) {
    return String.format(
        Locale.ROOT, "%.0f %% ± %.0f", 100 * interval.mean(), 100 * interval.halfWidth());
  }

  /// Trials of one seed are averaged first: they share their luck.
  private static Interval meanOverSeeds(List<Trial> trials, Function<Trial, Double> figure) {
    return Interval.of(
        trials.stream()
            .collect(Collectors.groupingBy(Trial::seed, Collectors.averagingDouble(figure::apply)))
            .values());
  }
}
