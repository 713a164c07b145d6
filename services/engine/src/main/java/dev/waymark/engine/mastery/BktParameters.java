package dev.waymark.engine.mastery;

/// What Bayesian knowledge tracing assumes before a learner has shown anything.
///
/// @param slip chance that a learner who knows a topic answers wrong
/// @param guess chance that a learner who does not know it answers right
/// @param unready share of the chance to know a topic from the start that remains when a
///   prerequisite is surely not known
/// @param transfer chance that a learner who knows the prerequisites knows the dependent topic: how
///   much the dependent says about them
/// @param progress chance that one failed answer would have succeeded had the prerequisites been
///   there
public record BktParameters(
    double slip, double guess, double unready, double transfer, double progress) {
  public static final BktParameters STANDARD = new BktParameters(0.1, 0.25, 0.4, 0.5, 0.35);
}
