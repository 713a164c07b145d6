package dev.waymark.standalone.up;

import java.io.PrintStream;

/// Tells the person at the keyboard how far the start has got.
final class StartProgress {

  private final PrintStream out;
  private final long begun = System.nanoTime();

  StartProgress(PrintStream out) {
    this.out = out;
  }

  /// One line for a part that is ready.
  ///
  /// @param address where it is
  void done(String part, String address) {
    double seconds = (System.nanoTime() - begun) / 1e9;
    out.printf("  %5.1f s  %-16s %s%n", seconds, part, address);
  }
}
