package dev.waymark.engine.recommendation;

import static java.util.Objects.requireNonNull;

/// How steps are chosen and ranked, as numbers under a name.
///
/// @param version name and version, such as `standard-1`
/// @param ready mastery at which a prerequisite lets its dependents be suggested, over 0 to 1
/// @param mastered mastery at which a topic needs no more practice, `ready` to 1
/// @param unlocks weight of the share of the goal that the topic and what it opens stand for
/// @param reach weight of a chance of success in the productive range
/// @param continuity weight of going on with what was begun
/// @param review weight of what is about to be forgotten
/// @param repair weight of mending what failures point at
/// @param fit weight of fitting into the time at hand
/// @param order weight of the authors' order
/// @param discount of what lies one prerequisite further away, 0 to 1
public record Policy(
    String version,
    double ready,
    double mastered,
    double unlocks,
    double reach,
    double continuity,
    double review,
    double repair,
    double fit,
    double order,
    double discount) {
  public static final Policy STANDARD =
      new Policy("standard-1", 0.5, 0.9, 0.5, 1, 0.06, 0.6, 0.2, 0.3, 0.05, 0.75);

  public Policy {
    requireNonNull(version, "version");
    if (!(ready > 0 && ready <= mastered && mastered < 1)) {
      throw new IllegalArgumentException("0 < ready <= mastered < 1 must hold");
    }
    if (!(discount >= 0 && discount <= 1)) {
      throw new IllegalArgumentException("discount must be 0 to 1");
    }
  }
}
