package dev.waymark.engine.placement;

/// What placement holds of one learner after their answers so far.
public final class PlacementBelief {
  private final double[] chances;

  PlacementBelief(double[] chances) {
    this.chances = chances;
  }

  /// Chance that the learner knows the topic at the position of the scope, 0 to 1.
  public double known(int position) {
    return chances[position];
  }
}
