package dev.waymark.cli;

/// Hears how far a long computation has come.
public interface ProgressListener {
  /// What is being done now.
  void doing(String what);

  /// One more step is done.
  void step();

  /// So many steps are done.
  default void stepTo(long steps) {}
}
