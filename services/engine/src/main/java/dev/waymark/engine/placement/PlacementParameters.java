package dev.waymark.engine.placement;

/// What placement takes for granted, and when it has asked enough.
///
/// @param slip chance that a learner who knows a topic answers its question wrong, over 0 to below
///   0.5
/// @param guess chance that a learner who does not know it answers right, over 0 to below 0.5
/// @param mostProbes no more questions than these, at least 1
/// @param enough placement is done when the best question is expected to tell less than this share
///   of a bit on each topic of the goal, taken together, at least 0
/// @param uncertain a topic is open while the chance that it is known lies over this and below 1
///   minus this, over 0 to below 0.5
public record PlacementParameters(
    double slip, double guess, int mostProbes, double enough, double uncertain) {
  public static final PlacementParameters STANDARD =
      new PlacementParameters(0.1, 0.12, 25, 0.002, 0.2);

  public PlacementParameters {
    if (!(slip > 0 && slip < 0.5 && guess > 0 && guess < 0.5)) {
      throw new IllegalArgumentException("slip and guess must be over 0 and below 0.5");
    }
    if (mostProbes < 1 || !(enough >= 0) || !(uncertain > 0 && uncertain < 0.5)) {
      throw new IllegalArgumentException("no placement can end like this");
    }
  }
}
