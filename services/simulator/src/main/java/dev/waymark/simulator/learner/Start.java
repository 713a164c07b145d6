package dev.waymark.simulator.learner;

/// Which topics a learner knows at the start. Either way with all that they require.
public enum Start {
  /// Those early in the authors' order, give or take.
  ORDER,
  /// Any, each with everything behind it, until there are enough.
  AREAS
}
