package dev.waymark.standalone.up;

/// How much of what a part prints is kept.
///
/// @param bytes of one file at most
/// @param files of one part at most, the current one included
record LogLimits(long bytes, int files) {
  LogLimits {
    if (bytes < 1 || files < 1) {
      throw new IllegalArgumentException("a log has at least one file of one byte");
    }
  }
}
