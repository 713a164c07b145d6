package dev.waymark.gateway.grpc;

import java.util.regex.Pattern;

/// What the fields of gRPC requests are called in REST.
final class FieldNames {

  private static final Pattern UNDERSCORE = Pattern.compile("_([a-z0-9])");

  private FieldNames() {}

  /// The parameter or JSON property for a field path such as `profile.goals[0].topic_ids`.
  static String rest(String field) {
    return switch (field) {
      case "roadmap_id" -> "roadmap";
      case "learner_id", "topic_id" -> "id";
      case "query" -> "q";
      case "consistency_token" -> "Waymark-Consistency-Token";
      default ->
          camelCase(field.startsWith("profile.") ? field.substring("profile.".length()) : field);
    };
  }

  private static String camelCase(String field) {
    return UNDERSCORE
        .matcher(field)
        .replaceAll(match -> match.group(1).toUpperCase(java.util.Locale.ROOT));
  }
}
