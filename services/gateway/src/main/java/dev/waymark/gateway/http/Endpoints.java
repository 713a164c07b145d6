package dev.waymark.gateway.http;

import dev.waymark.gateway.auth.Rule;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The paths of the API and the pages, the methods that each has, and who may use it. Nothing else
/// is reached.
final class Endpoints {

  private static final String READ = "GET, HEAD, OPTIONS";

  private static final String CALLBACK = "/session/callback";

  private static final List<Endpoint> API =
      List.of(
          new Endpoint("/v1/roadmaps", READ, Rule.KNOWN, QueryParameters.of("limit", "after")),
          new Endpoint("/v1/roadmaps/{id}", READ, Rule.KNOWN),
          new Endpoint("/v1/roadmaps/{id}/map", READ, Rule.KNOWN, QueryParameters.of("width")),
          new Endpoint("/v1/topics", READ, Rule.KNOWN, QueryParameters.of("q", "limit", "after")),
          new Endpoint("/v1/topics/{id}", READ, Rule.KNOWN),
          new Endpoint("/v1/curriculum/check", "POST, OPTIONS", Rule.KNOWN),
          new Endpoint("/v1/learners/{id}", "DELETE, OPTIONS", Rule.MANAGE_LEARNER),
          new Endpoint("/v1/learners/{id}/progress", "POST, OPTIONS", Rule.WRITE_PROGRESS),
          new Endpoint("/v1/learners/{id}/profile", "GET, HEAD, PUT, OPTIONS", Rule.MANAGE_LEARNER),
          new Endpoint("/v1/learners/{id}/export", READ, Rule.MANAGE_LEARNER),
          new Endpoint(
              "/v1/learners/{id}/next-steps",
              READ,
              Rule.READ_RECOMMENDATIONS,
              QueryParameters.of("roadmap", "limit", "minutes", "maxLevel", "resources", "view")
                  .andRepeatable(
                      "assumeMastered", "exclude", "access", "resourceTypes", "languages")),
          // A stream has no end, so there is nothing that HEAD could leave out.
          new Endpoint(
              "/v1/learners/{id}/next-steps/stream",
              "GET, OPTIONS",
              Rule.READ_RECOMMENDATIONS,
              QueryParameters.of("roadmap", "limit", "minutes", "resources", "view")),
          new Endpoint(
              "/v1/learners/{id}/path",
              READ,
              Rule.READ_RECOMMENDATIONS,
              QueryParameters.of("roadmap", "hoursPerWeek", "budgetHours")),
          new Endpoint(
              "/v1/learners/{id}/mastery",
              READ,
              Rule.READ_RECOMMENDATIONS,
              QueryParameters.of("roadmap")),
          new Endpoint(
              "/v1/learners/{id}/topics/{topicId}",
              READ,
              Rule.READ_RECOMMENDATIONS,
              QueryParameters.of("roadmap", "itemId")),
          new Endpoint(
              "/v1/learners/{id}/placement",
              READ,
              Rule.READ_RECOMMENDATIONS,
              QueryParameters.of("roadmap")),
          new Endpoint("/v1/insight", READ, Rule.READ_INSIGHT, QueryParameters.of("roadmap")),
          new Endpoint("/v1/insight/report", READ, Rule.READ_INSIGHT),
          new Endpoint("/session", READ, Rule.SELF),
          // These are the way to become known, or nobody again.
          new Endpoint("/session/login", "GET, OPTIONS", Rule.PUBLIC, QueryParameters.of("return")),
          new Endpoint(CALLBACK, "GET, OPTIONS", Rule.PUBLIC),
          new Endpoint("/session/logout", "POST, OPTIONS", Rule.PUBLIC),
          new Endpoint("/session/farewell", "GET, OPTIONS", Rule.PUBLIC),
          new Endpoint("/q/health", READ, Rule.PUBLIC),
          new Endpoint("/q/health/{check}", READ, Rule.PUBLIC),
          new Endpoint("/q/metrics", READ, Rule.READ_METRICS),
          new Endpoint("/q/openapi", READ, Rule.PUBLIC, QueryParameters.of("format")));

  private static final List<Endpoint> ALL =
      Stream.concat(API.stream(), Pages.endpoints().stream()).toList();

  private Endpoints() {}

  /// The endpoints there are.
  static List<Endpoint> all() {
    return ALL;
  }

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
  /// @param rule who may use it; `OPTIONS` tells everyone the methods
  /// @param parameters the query parameters it has
  record Endpoint(
      String template, Pattern pattern, String methods, Rule rule, QueryParameters parameters) {

    private static final String LEARNERS = "/v1/learners/";

    private Endpoint(String template, String methods, Rule rule) {
      this(template, methods, rule, QueryParameters.NONE);
    }

    private Endpoint(String template, String methods, Rule rule, QueryParameters parameters) {
      this(
          template,
          Pattern.compile(template.replaceAll("\\{\\w+}", "[^/]+")),
          methods,
          rule,
          parameters);
    }

    /// What everyone may use.
    static Endpoint open(String template, String methods, QueryParameters parameters) {
      return new Endpoint(template, methods, Rule.PUBLIC, parameters);
    }

    /// Who may use one of its methods.
    Rule rule(String method) {
      return method.equals("OPTIONS") ? Rule.PUBLIC : rule;
    }

    /// The learner whom a path is about; null when it is about none.
    @Nullable String learnerId(String path) {
      return template.startsWith(LEARNERS)
          ? RequestTargets.meant(path.substring(LEARNERS.length()).split("/", 2)[0])
          : null;
    }

    /// Whether any query is taken: what Quarkus serves, and where an issuer of tokens leads
    /// browsers back to, with parameters of its own.
    boolean takesAnyQuery() {
      return template.startsWith("/q/") || template.equals(CALLBACK);
    }

    /// Whether anyone may have the issuer of tokens asked by it.
    boolean asksIssuer() {
      return template.startsWith("/session/");
    }

    boolean has(String method) {
      return List.of(methods.split(", ", -1)).contains(method);
    }
  }
}
