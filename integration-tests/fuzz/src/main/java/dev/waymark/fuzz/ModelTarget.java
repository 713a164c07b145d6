package dev.waymark.fuzz;

import dev.waymark.models.ModelReader;
import dev.waymark.models.RefusedModelException;

/// A record of the models topic.
public final class ModelTarget {
  private static final ModelReader READER = new ModelReader(1 << 16);

  private ModelTarget() {}

  /// Reads it.
  public static void fuzzerTestOneInput(byte[] input) {
    var _ = ModelReader.name(input);
    try {
      var _ = READER.read(input);
    } catch (RefusedModelException e) {
      if (e.fault() == null) {
        throw new IllegalStateException("refused without a reason", e);
      }
    }
  }
}
