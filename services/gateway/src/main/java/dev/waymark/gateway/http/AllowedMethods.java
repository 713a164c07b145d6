package dev.waymark.gateway.http;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The methods that each path has, for the `Allow` header that the REST layer leaves out of a 405.
final class AllowedMethods {

  private static final List<Rule> RULES =
      List.of(
          new Rule(Pattern.compile("/v1/(roadmaps|topics)(/[^/]+)?/?"), "GET, HEAD, OPTIONS"),
          new Rule(Pattern.compile("/v1/learners/[^/]+/?"), "DELETE, OPTIONS"),
          new Rule(Pattern.compile("/v1/learners/[^/]+/progress/?"), "POST, OPTIONS"),
          new Rule(Pattern.compile("/v1/learners/[^/]+/profile/?"), "GET, HEAD, PUT, OPTIONS"),
          new Rule(
              Pattern.compile(
                  "/v1/learners/[^/]+/(next-steps(/stream)?|path|mastery|placement|export)/?"),
              "GET, HEAD, OPTIONS"));

  private AllowedMethods() {}

  /// The methods of a path; null when it is none of the API's.
  static @Nullable String of(@Nullable String path) {
    return RULES.stream()
        .filter(rule -> path != null && rule.path().matcher(path).matches())
        .map(Rule::methods)
        .findFirst()
        .orElse(null);
  }

  private record Rule(Pattern path, String methods) {}
}
