package dev.waymark.seed.cli;

/// Which findings a command prints; errors always.
enum FindingsShown {
  /// No warning.
  ERRORS,
  /// The first few warnings of each remedy, and the number of the others.
  FOLDED,
  /// Every warning.
  ALL
}
