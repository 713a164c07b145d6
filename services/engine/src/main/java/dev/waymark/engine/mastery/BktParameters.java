package dev.waymark.engine.mastery;

/// What Bayesian knowledge tracing assumes before a learner has shown anything.
///
/// @param slip chance that a learner who knows a topic answers wrong
/// @param guess chance that a learner who does not know it answers right
/// @param prior chance that a new learner knows a topic whose prerequisites they know
/// @param priorStrength how many first answers that prior weighs as much as
/// @param mostPrior how far the prior can rise with what the learner knew elsewhere; below the
///   ready threshold of a policy, so that no topic is ready on hearsay
/// @param unready share of the prior that remains when a prerequisite is surely not known
/// @param transfer chance that a learner who knows a prerequisite knows the dependent topic: how
///   much the dependent says about the prerequisite
public record BktParameters(
    double slip,
    double guess,
    double prior,
    double priorStrength,
    double mostPrior,
    double unready,
    double transfer,
    double progress) {
  public static final BktParameters STANDARD =
      new BktParameters(0.1, 0.25, 0.12, 8, 0.45, 0.4, 0.5, 0.3);
}
