package dev.waymark.recommender.learner;

import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The rule that every id from outside keeps: 1 to 128 characters of valid Unicode, none of them a
/// control character or the replacement character, which stands for bytes that were not UTF-8: two
/// learners must not become one by it.
public final class Ids {
  private static final int MAX_LENGTH = 128;
  private static final char REPLACEMENT = '\uFFFD';

  private Ids() {}

  /// What is wrong with the id, as the rest of a sentence; empty when nothing is.
  public static Optional<String> problem(String id) {
    if (id.isBlank()) {
      return Optional.of("is missing");
    }
    boolean plain = true;
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (Character.isISOControl(c)) {
        return Optional.of("has a control character");
      }
      if (c == REPLACEMENT) {
        return Optional.of("is not valid Unicode");
      }
      plain &= c < Character.MIN_SURROGATE;
    }
    if (id.length() > MAX_LENGTH && id.codePointCount(0, id.length()) > MAX_LENGTH) {
      return Optional.of("is longer than 128 characters");
    }
    if (!plain && !encodable(id)) {
      return Optional.of("is not valid Unicode");
    }
    return Optional.empty();
  }

  /// Half of a surrogate pair has no UTF-8 form: it would be stored as another id.
  private static boolean encodable(String id) {
    CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    return encoder.canEncode(id);
  }
}
