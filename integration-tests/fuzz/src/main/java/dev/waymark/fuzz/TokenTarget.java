package dev.waymark.fuzz;

import dev.waymark.events.PositionTokens;
import dev.waymark.models.ModelKeys;
import java.nio.charset.StandardCharsets;

/// A consistency token, and a file of keys: short texts with a form of their own.
public final class TokenTarget {
  private static final PositionTokens TOKENS = PositionTokens.bySecret("of the fuzzer");

  private TokenTarget() {}

  /// Reads it both ways.
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    PositionTokens.decode(text)
        .ifPresent(it -> {
          if (TOKENS.isGenuine(it, "ada")) {
            throw new IllegalStateException("a forged token");
          }
        });
    try {
      var _ = ModelKeys.of(text);
    } catch (IllegalArgumentException e) {
      if (e.getMessage() == null) {
        throw new IllegalStateException("refused without a reason", e);
      }
    }
  }
}
