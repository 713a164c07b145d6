package dev.waymark.simulator.report;

import dev.waymark.simulator.policy.PolicyKind;
import dev.waymark.simulator.trial.Evaluation;
import dev.waymark.simulator.trial.Evaluation.Trial;
import dev.waymark.simulator.trial.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How each policy comes on, averaged over all trials: topics gained by then, as a share of what
/// the greedy oracle had gained in the end.
public final class PolicyCurves {
  private static final int POINTS = 41;

  private PolicyCurves() {}

  public static Map<String, List<Double>> of(Evaluation evaluation) {
    Map<String, List<Double>> curves = new LinkedHashMap<>();
    for (PolicyKind policy : PolicyKind.values()) {
      List<Trial> own = evaluation.trials().stream().filter(t -> t.policy() == policy).toList();
      List<Double> curve = new ArrayList<>();
      for (int i = 0; !own.isEmpty() && i < POINTS; i++) {
        double part = i / (POINTS - 1.0);
        curve.add(own.stream().mapToDouble(t -> share(t, part)).average().orElse(0));
      }
      curves.put(policy.label(), curve);
    }
    return curves;
  }

  private static double share(Trial trial, double part) {
    Outcome outcome = trial.outcome();
    int step = (int) Math.round(part * outcome.steps());
    int best = trial.oracle().gained();
    return best <= 0 ? 1 : outcome.gained(step) / (double) best;
  }
}
