package dev.waymark.events;

/// The values that a number may have, both ends included; the ends are whole.
public record Range(int least, int most) {
  /// Whether `value` is one of them; NaN never is.
  public boolean contains(double value) {
    return value >= least && value <= most;
  }

  /// Such as `0 and 1`, to go behind "within".
  @Override
  public String toString() {
    return least + " and " + most;
  }
}
