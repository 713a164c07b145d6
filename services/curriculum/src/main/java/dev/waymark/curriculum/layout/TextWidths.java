package dev.waymark.curriculum.layout;

import java.text.Normalizer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How wide text is drawn at most, in units of the font size: no font is at hand where a layout is
/// computed, and which one draws it is not known.
final class TextWidths {
  /// What a reader sees as one character.
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  /// Of the printable ASCII characters from the space on, in hundredths: the wider of Inter and
  /// Arial, both regular.
  private static final int[] ASCII = {
    29, 29, 47, 64, 65, 99, 67, 30, 37, 37, 51, 67, 29, 46, 29, 37, 64, 56, 61, 62, 65, 60, 63, 57,
    62, 63, 29, 31, 67, 67, 67, 56, 102, 69, 67, 74, 73, 67, 62, 78, 75, 28, 58, 68, 57, 91, 76, 78,
    67, 78, 73, 67, 65, 75, 69, 99, 69, 68, 63, 37, 37, 37, 48, 56, 34, 57, 62, 58, 62, 59, 38, 62,
    60, 25, 25, 55, 25, 88, 60, 60, 62, 62, 38, 53, 33, 60, 57, 82, 55, 57, 56, 43, 34, 43, 67
  };

  private static final double SQUARE = 1;
  private static final double EMOJI = 1.4;
  private static final double SYMBOL = 1.45;
  private static final double LETTER = 1;
  private static final double HEBREW = 0.72;
  private static final double CAPITAL = 1.05;
  private static final double SMALL = 0.92;
  private static final double SPACING_MARK = 0.5;

  /// Of a ligature of a whole phrase, which is drawn narrower than its letters.
  private static final double MAX_WIDTH = 6;

  /// The widest letters of Arabic: seen, sheen, sad and dad.
  private static final String WIDE_ARABIC = "\u0633\u0634\u0635\u0636";

  private static final double WIDE_ARABIC_LETTER = 1.25;

  /// Before here are the scripts with capital letters: Latin, Greek, Cyrillic, Armenian.
  private static final int END_OF_CAPITALS = 0x590;

  private TextWidths() {}

  /// The characters of a text, as a reader sees them.
  static Stream<String> characters(String text) {
    return CHARACTER.matcher(text).results().map(MatchResult::group);
  }

  /// The width of a text.
  static double of(String text) {
    return characters(text).mapToDouble(TextWidths::character).sum();
  }

  private static double character(String character) {
    int first = character.codePointAt(0);
    if (first > ' ' && first < 0x7F && character.length() == 1) {
      return ASCII[first - ' '] / 100.0;
    }
    if (isSquare(first)) {
      return SQUARE;
    }
    if (Character.isExtendedPictographic(first)
        || Character.isEmojiPresentation(first)
        || character.indexOf('\uFE0F') >= 0) {
      return EMOJI;
    }
    // Ligatures and letters with accents as the letters they are made of.
    double parts =
        Normalizer.normalize(character, Normalizer.Form.NFKD)
            .codePoints()
            .mapToDouble(TextWidths::part)
            .sum();
    return Math.min(parts, MAX_WIDTH);
  }

  /// Whether a character fills a square, as in Chinese, Japanese, Korean and Yi.
  private static boolean isSquare(int character) {
    return Character.isIdeographic(character)
        || (character >= 0x2E80 && character <= 0xA4CF)
        || (character >= 0xAC00 && character <= 0xD7FF)
        || (character >= 0xFE30 && character <= 0xFE4F)
        || (character >= 0xFF00 && character <= 0xFFEF);
  }

  private static double part(int part) {
    if (part >= ' ' && part < 0x7F) {
      return ASCII[part - ' '] / 100.0;
    }
    return switch (Character.getType(part)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      case Character.COMBINING_SPACING_MARK -> SPACING_MARK;
      case Character.MATH_SYMBOL, Character.OTHER_SYMBOL -> SYMBOL;
      default -> letter(part);
    };
  }

  private static double letter(int letter) {
    if (letter < END_OF_CAPITALS) {
      return Character.isUpperCase(letter) ? CAPITAL : SMALL;
    }
    if (letter < 0x600) {
      return HEBREW;
    }
    return WIDE_ARABIC.indexOf(letter) >= 0 ? WIDE_ARABIC_LETTER : LETTER;
  }
}
