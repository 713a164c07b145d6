package dev.waymark.simulator.report;

import dev.waymark.simulator.policy.PolicyKind;
import dev.waymark.simulator.trial.Evaluation;
import dev.waymark.simulator.trial.Evaluation.Trial;
import dev.waymark.simulator.trial.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A comparison as a Markdown table: a row for each group of trials and policy.
public final class PolicyTable {
  public static final Function<Trial, String> SHAPE = Trial::shape;
  public static final Function<Trial, String> KIND = Trial::kind;

  private PolicyTable() {}

  public static String by(Evaluation evaluation, Function<Trial, String> group) {
    var text = new StringBuilder();
    text.append("| | policy | of the oracle's topics | wasted steps |\n|---|---|---:|---:|\n");
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
    Interval share = meanOverSeeds(trials, Trial::ofOracle);
    Interval wasted = meanOverSeeds(trials, t -> t.outcome().wasted());
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.0f %% ± %.0f | %.0f %% ± %.0f |%n",
        group,
        policy.label(),
        100 * share.mean(),
        100 * share.halfWidth(),
        100 * wasted.mean(),
        100 * wasted.halfWidth());
  }

  /// Trials of one seed are averaged first: they share their luck.
  private static Interval meanOverSeeds(List<Trial> trials, Function<Trial, Double> figure) {
    return Interval.of(
        trials.stream()
            .collect(Collectors.groupingBy(Trial::seed, Collectors.averagingDouble(figure::apply)))
            .values());
  }
}
