package dev.waymark.gateway.http;

import dev.waymark.gateway.problem.FieldError;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemType;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Refuses query parameters that an endpoint does not have, and one that has a single value and is
/// there more than once: a misspelt one would be ignored without a word, and which of two counts is
/// anyone's guess.
final class QueryRules {

  private static final int MAX_SHOWN = 64;

  private QueryRules() {}

  /// Why the query of a request is refused; null when it is not.
  static @Nullable Problem refusal(Endpoints.Endpoint endpoint, MultiMap query) {
    List<FieldError> errors = new ArrayList<>();
    for (String name : query.names()) {
      if (!endpoint.parameters().has(name)) {
        errors.add(new FieldError(null, shown(name), unknown(name, endpoint.parameters().names())));
      } else if (endpoint.parameters().isSingle(name) && query.getAll(name).size() > 1) {
        errors.add(new FieldError(null, name, "must be there once"));
      }
    }
    return errors.isEmpty()
        ? null
        : Problem.of(
            ProblemType.INVALID_REQUEST, "Correct the query parameters named in errors.", errors);
  }

  private static String unknown(String name, List<String> names) {
    return nearest(name, names)
        .map(near -> "is not known here; the nearest is " + near)
        .orElse("is not known here, as no query parameter is");
  }

  /// The name that begins with what was meant, else one that contains it, else the one that takes
  /// the fewest insertions, deletions and substitutions, whatever their case.
  static Optional<String> nearest(String name, List<String> names) {
    String meant = shown(name).toLowerCase(Locale.ROOT);
    return names.stream()
        .min(
            Comparator.comparing((String it) -> !it.toLowerCase(Locale.ROOT).startsWith(meant))
                .thenComparing(it -> !it.toLowerCase(Locale.ROOT).contains(meant))
                .thenComparingInt(it -> distance(meant, it.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static String shown(String name) {
    return name.length() <= MAX_SHOWN ? name : name.substring(0, MAX_SHOWN);
  }

  /// Levenshtein's distance, a row at a time.
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
