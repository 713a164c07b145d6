package dev.waymark.curriculum.authoring;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Guesses which known word a mistyped one was meant to be.
public final class Nearest {
  private Nearest() {}

  /// The known word with the least edit distance (Levenshtein), if that is small enough to be a
  /// slip: at most a third of the word's length. A known id that ends with the word after a dot
  /// counts as one slip.
  public static Optional<String> to(String word, Collection<String> known) {
    int limit = Math.max(1, word.length() / 3);
    return known.stream()
        .filter(candidate -> isNear(word, candidate, limit))
        .min(
            Comparator.comparingInt((String candidate) -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static boolean isNear(String word, String candidate, int limit) {
    return sameTail(word, candidate)
        || (Math.abs(word.length() - candidate.length()) <= limit
            && levenshtein(word, candidate) <= limit);
  }

  private static boolean sameTail(String word, String candidate) {
    String tail = candidate.substring(candidate.lastIndexOf('.') + 1);
    return word.endsWith(tail)
        && tail.equals(word.substring(word.lastIndexOf('.') + 1))
        && !candidate.equals(word);
  }

  private static int distance(String word, String candidate) {
    return sameTail(word, candidate) ? 1 : levenshtein(word, candidate);
  }

  private static int levenshtein(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(Math.min(row[j - 1], above) + 1, substitute);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
