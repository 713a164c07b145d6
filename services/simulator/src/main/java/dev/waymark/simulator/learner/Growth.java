package dev.waymark.simulator.learner;

/// How ability rises with practice.
public enum Growth {
  /// Not at all until, by chance, all at once.
  LEAP,
  /// By the same amount each time.
  STEPS,
  /// By a share of what is missing.
  GRADUAL,
  /// By the same amount of skill each time; ability is a logistic curve of skill less difficulty.
  SIGMOID
}
