package dev.waymark.engine.mastery;

/// What Bayesian knowledge tracing assumes before a learner has shown anything.
///
/// @param slip chance that a learner who knows a topic answers wrong
/// @param guess chance that a learner who does not know it answers right
/// @param prior chance that any learner knows a topic whose prerequisites they know, when what the
///   topic says about these is weighed
/// @param unready share of the chance to know a topic from the start that remains when a
///   prerequisite is surely not known
/// @param transfer chance that a learner who knows a prerequisite knows the dependent topic: how
///   much the dependent says about the prerequisite
/// @param progress chance that one failed answer would have succeeded had the prerequisites been
///   there
public record BktParameters(
    double slip, double guess, double prior, double unready, double transfer, double progress) {
  public static final BktParameters STANDARD = new BktParameters(0.1, 0.25, 0.12, 0.4, 0.5, 0.3);
}
