package dev.waymark.gateway.http;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The paths of the API and the methods that each has.
final class Endpoints {

  private static final String READ = "GET, HEAD, OPTIONS";

  private static final List<Endpoint> ALL =
      List.of(
          new Endpoint("/v1/roadmaps", READ),
          new Endpoint("/v1/roadmaps/{id}", READ),
          new Endpoint("/v1/topics", READ),
          new Endpoint("/v1/topics/{id}", READ),
          new Endpoint("/v1/learners/{id}", "DELETE, OPTIONS"),
          new Endpoint("/v1/learners/{id}/progress", "POST, OPTIONS"),
          new Endpoint("/v1/learners/{id}/profile", "GET, HEAD, PUT, OPTIONS"),
          new Endpoint("/v1/learners/{id}/export", READ),
          new Endpoint("/v1/learners/{id}/next-steps", READ),
          // A stream has no end, so there is nothing that HEAD could leave out.
          new Endpoint("/v1/learners/{id}/next-steps/stream", "GET, OPTIONS"),
          new Endpoint("/v1/learners/{id}/path", READ),
          new Endpoint("/v1/learners/{id}/mastery", READ),
          new Endpoint("/v1/learners/{id}/topics/{topicId}", READ),
          new Endpoint("/v1/learners/{id}/placement", READ),
          new Endpoint("/q/health", READ),
          new Endpoint("/q/health/{check}", READ),
          new Endpoint("/q/metrics", READ),
          new Endpoint("/q/openapi", READ));

  private Endpoints() {}

  /// The endpoint of a path; null when there is none.
  static @Nullable Endpoint of(@Nullable String path) {
    if (path == null) {
      return null;
    }
    return ALL.stream()
        .filter(endpoint -> endpoint.pattern().matcher(path).matches())
        .findFirst()
        .orElse(null);
  }

  /// A path of the API.
  ///
  /// @param template the path, with names for what a caller chooses
  /// @param pattern matches every path of that form
  /// @param methods the methods it has, as the header `Allow` lists them
  record Endpoint(String template, Pattern pattern, String methods) {

    private Endpoint(String template, String methods) {
      this(template, Pattern.compile(template.replaceAll("\\{\\w+}", "[^/]+")), methods);
    }

    boolean has(String method) {
      return List.of(methods.split(", ", -1)).contains(method);
    }
  }
}
