package dev.waymark.fuzz;

import dev.waymark.events.StrictJson;
import java.nio.ByteBuffer;

/// The body of a request, and the JSON of a record: both are read by [StrictJson]. What one of its
/// two readings takes, the other one takes too.
public final class JsonTarget {
  private static final StrictJson JSON = new StrictJson(1_024);

  private JsonTarget() {}

  /// Reads it.
  public static void fuzzerTestOneInput(byte[] input) {
    boolean isTree = isTree(input);
    if (isTree != isChecked(input)) {
      throw new IllegalStateException("one reading takes what the other refuses");
    }
  }

  private static boolean isTree(byte[] input) {
    try {
      return JSON.tree(input) != null;
    } catch (StrictJson.MalformedException e) {
      return false;
    }
  }

  private static boolean isChecked(byte[] input) {
    try {
      var _ = JSON.checked(ByteBuffer.wrap(input));
      return true;
    } catch (StrictJson.MalformedException e) {
      return false;
    }
  }
}
