package dev.waymark.curriculum.layout;

/// A layout was given up because its caller no longer wants it.
public final class LayoutCancelledException extends RuntimeException {
  LayoutCancelledException() {
    super("The layout was given up", null, false, false);
  }
}
