package dev.waymark.gateway.progress;

import org.jspecify.annotations.Nullable;

/// What may name a learner, a topic, a resource, a roadmap, an exercise or an event.
public final class Identifiers {

  /// The longest identifier, in characters.
  public static final int MAX_LENGTH = 128;

  private static final int REPLACEMENT_CHARACTER = 0xFFFD;

  private Identifiers() {}

  /// What is wrong with an identifier; null when nothing is.
  ///
  /// The replacement character stands for bytes that were not UTF-8; two learners must not become
  /// one by it.
  public static @Nullable String faultIn(String id) {
    if (id.isBlank()) {
      return "must not be empty";
    }
    if (id.codePointCount(0, id.length()) > MAX_LENGTH) {
      return "must have at most " + MAX_LENGTH + " characters";
    }
    if (id.codePoints().anyMatch(Identifiers::isForbidden)) {
      return "must be valid Unicode without control characters";
    }
    return null;
  }

  private static boolean isForbidden(int codePoint) {
    return Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.SURROGATE
        || codePoint == REPLACEMENT_CHARACTER;
  }
}
