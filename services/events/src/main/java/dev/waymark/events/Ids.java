package dev.waymark.events;

import java.util.Optional;

/// The rule that every id from outside keeps: 1 to 128 characters of valid Unicode, not all of them
/// white space, none of them a control character or the replacement character, which stands for
/// bytes that were not UTF-8: two learners must not become one by it.
public final class Ids {
  /// The longest id, in Unicode code points.
  public static final int MAX_CHARACTERS = 128;

  private static final int REPLACEMENT = 0xFFFD;

  private Ids() {}

  /// What an id can have wrong.
  public enum Fault {
    MISSING("is missing"),
    CONTROL_CHARACTER("has a control character"),
    NOT_UNICODE("is not valid Unicode"),
    TOO_LONG("is longer than " + MAX_CHARACTERS + " characters");

    private final String clause;

    Fault(String clause) {
      this.clause = clause;
    }

    /// The rest of a sentence that the name of the id begins.
    public String clause() {
      return clause;
    }
  }

  /// What is wrong with the id; empty when nothing is.
  public static Optional<Fault> fault(String id) {
    if (id.isBlank()) {
      return Optional.of(Fault.MISSING);
    }
    int characters = 0;
    for (int i = 0; i < id.length(); characters++) {
      int c = id.codePointAt(i);
      if (Character.isISOControl(c)) {
        return Optional.of(Fault.CONTROL_CHARACTER);
      }
      if (c == REPLACEMENT || isHalfAPair(c)) {
        return Optional.of(Fault.NOT_UNICODE);
      }
      i += Character.charCount(c);
    }
    return characters > MAX_CHARACTERS ? Optional.of(Fault.TOO_LONG) : Optional.empty();
  }

  /// Half of a surrogate pair has no UTF-8 form: it would be stored as another id.
  private static boolean isHalfAPair(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
