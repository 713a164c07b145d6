package dev.waymark.trainer.advice;

import dev.waymark.model.v1.AdviceByKind;
import dev.waymark.model.v1.AdviceTrial;
import dev.waymark.model.v1.Metric;
import dev.waymark.simulator.trial.PairedTrial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import smile.stat.distribution.TDistribution;

/// Whether a new model may advise in the place of the one in use.
///
/// @param trial the figures, as a report card holds them
public record AdviceVerdict(AdviceTrial trial) {
  /// How much less of the goal learners may know with the new model, at the far end of the interval
  /// over all kinds, for it to count as not worse: beyond it there were too few learners to tell.
  public static final double MARGIN = 0.05;

  private static final double ERROR = 0.05;

  /// The verdict on paired trials; first is the model in use, second the new one.
  public static AdviceVerdict of(List<PairedTrial> trials) {
    AdviceTrial.Builder trial =
        AdviceTrial.newBuilder()
            .setLearners(trials.size())
            .setStepsPerTopic(AdviceTrials.STEPS_A_TOPIC);
    if (trials.isEmpty()) {
      return new AdviceVerdict(trial.build());
    }
    trial
        .setKnown(metric("known", trials, PairedTrial::second, ERROR))
        .setKnownInUse(metric("known", trials, PairedTrial::first, ERROR))
        .setDifference(metric("difference", trials, PairedTrial::difference, ERROR));
    Map<String, List<PairedTrial>> byKind =
        trials.stream()
            .collect(
                Collectors.groupingBy(PairedTrial::kind, LinkedHashMap::new, Collectors.toList()));
    byKind.forEach((kind, own) ->
        trial.addKinds(
            AdviceByKind.newBuilder()
                .setKind(kind)
                .setLearners(own.size())
                .setKnown(mean(own, PairedTrial::second))
                .setKnownInUse(mean(own, PairedTrial::first))
                .setDifference(
                    metric("difference", own, PairedTrial::difference, ERROR / byKind.size()))));
    return new AdviceVerdict(trial.build());
  }

  /// Whether learners know no less with the new model: neither over all kinds nor with any one
  /// clearly less, and over all kinds within [#MARGIN].
  public boolean isNotWorse() {
    return trial.getLearners() == 0
        || (trial.getDifference().getLow() >= -MARGIN
            && !isWorse(trial.getDifference())
            && trial.getKindsList().stream().noneMatch(kind -> isWorse(kind.getDifference())));
  }

  private static boolean isWorse(Metric difference) {
    return difference.getHigh() < 0;
  }

  private static double mean(List<PairedTrial> trials, ToDoubleFunction<PairedTrial> value) {
    return trials.stream().mapToDouble(value).average().orElseThrow();
  }

  /// A mean with its interval by Student's t.
  private static Metric metric(
      String name, List<PairedTrial> trials, ToDoubleFunction<PairedTrial> value, double error) {
    double mean = mean(trials, value);
    double squares = trials.stream().mapToDouble(value).map(v -> (v - mean) * (v - mean)).sum();
    int n = trials.size();
    double halfWidth =
        n < 2 || squares == 0
            ? 0
            : new TDistribution(n - 1).quantile(1 - error / 2) * Math.sqrt(squares / (n - 1) / n);
    return Metric.newBuilder()
        .setName(name)
        .setValue(mean)
        .setLow(mean - halfWidth)
        .setHigh(mean + halfWidth)
        .build();
  }
}
