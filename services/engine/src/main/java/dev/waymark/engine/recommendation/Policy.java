package dev.waymark.engine.recommendation;

import static java.util.Objects.requireNonNull;

/// How steps are chosen and ranked, as numbers under a name.
///
/// The score of a step is the sum of its reasons. `goal`, `unlocks`, `reach` and `followed` are
/// multiplied by the expected gain: the chance that the learner has the prerequisites and not yet
/// the topic.
///
/// @param version name and version, such as `standard-8`
/// @param ready mastery at which a prerequisite lets its dependents be suggested, over 0 to 1
/// @param mastered mastery at which a topic needs no more practice, `ready` to 1
/// @param confirmations right answers in a row, of eight at most, that a mastered topic needs once
///   the goal seems reached, of a learner who guesses; two of one who never does
/// @param due recall at which something mastered is reviewed, 0 to 1
/// @param caution power of the chance that the prerequisites are there, at least 0
/// @param goal weight of the topic's own importance to the goal
/// @param unlocks weight of the importance of what it opens
/// @param reach weight of a topic's being within reach at all
/// @param continuity weight of going on with the topic of the last event
/// @param review weight of what is about to be forgotten
/// @param repair weight of mending what failures point at
/// @param confirm weight of making sure of a topic when nothing else of the goal is left
/// @param fit weight of fitting into the time at hand
/// @param order weight of the authors' order
/// @param variety taken off for each better step from the same section of the roadmap
/// @param followed weight of the share of learners like this one who would go on to the topic; 0 in
///   [#STANDARD], because what learners took is not what brought them on
/// @param discount of what lies one prerequisite further away, 0 to 1
public record Policy(
    String version,
    double ready,
    double mastered,
    int confirmations,
    double due,
    double caution,
    double goal,
    double unlocks,
    double reach,
    double continuity,
    double review,
    double repair,
    double confirm,
    double fit,
    double order,
    double variety,
    double followed,
    double discount) {
  /// Chosen by simulation: see `docs/reference/policy-evaluation.md`.
  public static final Policy STANDARD =
      new Policy(
          "standard-8",
          0.75,
          0.95,
          7,
          0.9,
          1.5,
          0.2,
          0.3,
          1,
          0.04,
          0.6,
          0.2,
          0.5,
          0.3,
          0.05,
          0.03,
          0,
          0.75);

  public Policy {
    requireNonNull(version, "version");
    if (!(ready > 0 && ready <= mastered && mastered < 1)) {
      throw new IllegalArgumentException("0 < ready <= mastered < 1 must hold");
    }
    if (!(caution >= 0 && confirmations >= 0 && confirmations <= 8)) {
      throw new IllegalArgumentException("caution must be at least 0 and confirmations 0 to 8");
    }
    if (!(discount >= 0 && discount <= 1 && due >= 0 && due <= 1)) {
      throw new IllegalArgumentException("discount and due must be 0 to 1");
    }
  }

  /// The same with other thresholds.
  public Policy withThresholds(double newReady, double newMastered) {
    return new Policy(
        version,
        newReady,
        newMastered,
        confirmations,
        due,
        caution,
        goal,
        unlocks,
        reach,
        continuity,
        review,
        repair,
        confirm,
        fit,
        order,
        variety,
        followed,
        discount);
  }
}
