package dev.waymark.events;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/// The rule that every id from outside keeps, so that two ids which look the same are the same:
///
/// - 1 to 128 code points of valid Unicode in normalization form C (UAX #15);
/// - no control character, no noncharacter such as U+FFFE, and no replacement character, which
///   stands for bytes that were not UTF-8;
/// - no character without a width or that turns the direction of text (category Cf, variation
///   selectors, fillers);
/// - no white space but U+0020, and that neither first nor last;
/// - not `.` or `..`, which a URI takes for steps in a path (RFC 3986, section 5.2.4).
public final class Ids {
  /// The longest id, in Unicode code points.
  public static final int MAX_CHARACTERS = 128;

  private static final int REPLACEMENT = 0xFFFD;

  /// Of the code points that are drawn as nothing, those that are not in category Cf: fillers,
  /// variation selectors and the combining grapheme joiner.
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{2800}\\x{3164}"
              + "\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{FFF0}-\\x{FFF8}\\x{E0000}-\\x{E0FFF}\\p{Cf}]");

  private Ids() {}

  /// What an id can have wrong.
  public enum Fault {
    MISSING("is missing"),
    CONTROL_CHARACTER("has a control character"),
    NOT_UNICODE("is not valid Unicode"),
    TOO_LONG("is longer than " + MAX_CHARACTERS + " characters"),
    DOTS("is . or .., which a path cannot hold"),
    OUTER_SPACE("begins or ends with white space"),
    OTHER_SPACE("has white space other than the space U+0020"),
    INVISIBLE_CHARACTER("has an invisible character or one that turns the direction of text"),
    NOT_NORMALIZED("is not in Unicode normalization form C");

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
    if (isBlank(id)) {
      return Optional.of(Fault.MISSING);
    }
    int characters = 0;
    boolean ascii = true;
    for (int i = 0; i < id.length(); characters++) {
      int c = id.codePointAt(i);
      if (Character.isISOControl(c)) {
        return Optional.of(Fault.CONTROL_CHARACTER);
      }
      if (c == REPLACEMENT || isHalfAPair(c) || isNoCharacter(c)) {
        return Optional.of(Fault.NOT_UNICODE);
      }
      ascii &= c < 0x80;
      i += Character.charCount(c);
    }
    if (characters > MAX_CHARACTERS) {
      return Optional.of(Fault.TOO_LONG);
    }
    if (isSpace(id.codePointAt(0)) || isSpace(id.codePointBefore(id.length()))) {
      return Optional.of(Fault.OUTER_SPACE);
    }
    if (id.equals(".") || id.equals("..")) {
      return Optional.of(Fault.DOTS);
    }
    return ascii ? Optional.empty() : beyondAscii(id);
  }

  private static Optional<Fault> beyondAscii(String id) {
    if (id.codePoints().anyMatch(c -> c != ' ' && isSpace(c))) {
      return Optional.of(Fault.OTHER_SPACE);
    }
    if (INVISIBLE.matcher(id).find()) {
      return Optional.of(Fault.INVISIBLE_CHARACTER);
    }
    return Normalizer.isNormalized(id, Normalizer.Form.NFC)
        ? Optional.empty()
        : Optional.of(Fault.NOT_NORMALIZED);
  }

  private static boolean isBlank(String id) {
    return id.codePoints().allMatch(Ids::isSpace);
  }

  private static boolean isSpace(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }

  /// Half of a surrogate pair has no UTF-8 form: it would be stored as another id.
  private static boolean isHalfAPair(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /// Code points that Unicode never assigns and that texts do not exchange.
  private static boolean isNoCharacter(int codePoint) {
    return (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
  }
}
