package dev.waymark.simulator.report;

import dev.waymark.simulator.policy.PolicyKind;
import dev.waymark.simulator.trial.Evaluation;
import dev.waymark.simulator.trial.Evaluation.Trial;
import dev.waymark.simulator.trial.Outcome.Waste;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/// What the steps of the engine were wasted on, in percent of its steps until the goal was
/// mastered, as a Markdown table.
public final class WasteTable {
  private WasteTable() {}

  public static String by(Evaluation evaluation, Function<Trial, String> group) {
    var text = new StringBuilder();
    text.append("| | not ready, untried | not ready, tried | known, untried | known, failed last");
    text.append(" | known, right last | idle |\n|---|---:|---:|---:|---:|---:|---:|\n");
    Map<String, List<Trial>> groups =
        evaluation.trials().stream()
            .filter(t -> t.policy() == PolicyKind.WAYMARK)
            .collect(Collectors.groupingBy(group, LinkedHashMap::new, Collectors.toList()));
    groups.forEach((name, trials) ->
        text.append(
            String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f |%n",
                name,
                share(trials, Waste::unreadyUntried),
                share(trials, Waste::unready),
                share(trials, Waste::knownUntried),
                share(trials, Waste::knownFailed),
                share(trials, Waste::knownShown),
                share(trials, Waste::idle))));
    return text.toString();
  }

  private static double share(List<Trial> trials, ToIntFunction<Waste> part) {
    return 100
        * trials.stream()
            .mapToDouble(t ->
                part.applyAsInt(t.outcome().waste())
                    / (double) Math.max(1, t.outcome().waste().steps()))
            .average()
            .orElse(0);
  }
}
