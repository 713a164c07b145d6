package dev.waymark.engine.mastery;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/// The trained weights of [LogisticModel], in log-odds of a right answer. Signs are checked,
/// because they carry the invariants of every model: what speaks for a topic never counts against
/// it.
///
/// @param version name and version of the training run, such as `logistic-2026-11-22`
/// @param bias of a typical topic for a new learner
/// @param topics what to add for single topics, by id: how easy they are
/// @param successes per `ln(1 + successes)` on the topic; at least 0
/// @param failures per `ln(1 + failures)` on the topic; at most 0
/// @param outcomes for each of the last eight outcomes, newest first, added for a success and taken
///   off for a failure; at least 0 and falling
/// @param completed when the topic was completed; at least 0
/// @param selfUnknown when the learner says not to know it; at most 0
/// @param selfKnown when the learner says to know it; at least 0
/// @param learnerSuccesses per `ln(1 + successes)` on all topics; at least 0
/// @param learnerFailures per `ln(1 + failures)` on all topics; at most 0
/// @param requiredSuccesses per mean `ln(1 + successes)` over the HARD prerequisites; at least 0
/// @param requiredFailures per mean `ln(1 + failures)` over the HARD prerequisites; at most 0
/// @param dependentSuccesses per mean `ln(1 + successes)` over what requires the topic; at least 0
/// @param dependentFailures per mean `ln(1 + failures)` over what requires the topic; at most 0
/// @param slip chance that a learner who knows a topic answers wrong
/// @param guess chance that a learner who does not know it answers right
public record LogisticWeights(
    String version,
    double bias,
    Map<String, Double> topics,
    double successes,
    double failures,
    List<Double> outcomes,
    double completed,
    double selfUnknown,
    double selfKnown,
    double learnerSuccesses,
    double learnerFailures,
    double requiredSuccesses,
    double requiredFailures,
    double dependentSuccesses,
    double dependentFailures,
    double slip,
    double guess) {
  private static final int OUTCOMES = 8;

  public LogisticWeights {
    requireNonNull(version, "version");
    topics = Map.copyOf(topics);
    outcomes = List.copyOf(outcomes);
    require(outcomes.size() == OUTCOMES, "there are eight weights of outcomes");
    double before = Double.POSITIVE_INFINITY;
    for (double weight : outcomes) {
      require(weight >= 0 && weight <= before, "weights of outcomes are at least 0 and fall");
      before = weight;
    }
    require(
        successes >= 0
            && completed >= 0
            && selfKnown >= 0
            && learnerSuccesses >= 0
            && requiredSuccesses >= 0
            && dependentSuccesses >= 0,
        "weights of successes are at least 0");
    require(
        failures <= 0
            && selfUnknown <= 0
            && learnerFailures <= 0
            && requiredFailures <= 0
            && dependentFailures <= 0,
        "weights of failures are at most 0");
    require(slip >= 0 && guess >= 0 && slip + guess < 1, "slip and guess leave room for knowing");
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
