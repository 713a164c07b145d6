package dev.waymark.curriculum.layout;

/// Lengths on a screen.
final class Pixels {
  private Pixels() {}

  /// To a tenth of a pixel, which no eye sees and which keeps numbers short.
  static double rounded(double pixels) {
    return Math.round(pixels * 10) / 10.0;
  }
}
