package dev.waymark.trainer.advice;

import dev.waymark.model.v1.AdviceByKind;
import dev.waymark.model.v1.AdviceTrial;
import dev.waymark.model.v1.Metric;
import java.util.Locale;

/// What simulated learners come to know with the model in use and with the new one, as text.
public final class AdviceTable {
  private static final String ROW = "%-28s%10s%10s   %s%n";

  private AdviceTable() {}

  /// The figures over all, and by kind of learner.
  public static String of(AdviceTrial trial) {
    if (trial.getLearners() == 0) {
      return "The curriculum has no roadmap that simulated learners could be led along."
          + System.lineSeparator();
    }
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "Share of the goal that %,d simulated learners truly know after %d steps a topic, led"
                + " by each model:%n",
            trial.getLearners(),
            trial.getStepsPerTopic()));
    table.append(
        String.format(ROW, "", "in use", "new", "difference, paired by learner").stripTrailing());
    table.append(System.lineSeparator());
    table.append(
        row(
            "all kinds",
            trial.getKnownInUse().getValue(),
            trial.getKnown().getValue(),
            trial.getDifference()));
    for (AdviceByKind kind : trial.getKindsList()) {
      table.append(
          row("  " + kind.getKind(), kind.getKnownInUse(), kind.getKnown(), kind.getDifference()));
    }
    return table.toString();
  }

  private static String row(String name, double inUse, double now, Metric difference) {
    return String.format(
        Locale.ROOT,
        ROW,
        name,
        percent(inUse),
        percent(now),
        "%+.1f (%+.1f to %+.1f)"
            .formatted(
                100 * difference.getValue(),
                100 * difference.getLow(),
                100 * difference.getHigh()));
  }

  /// A share as text, such as `51.3 %`.
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
