package dev.waymark.gateway.auth;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a caller may do, as tokens and keys list it (OAuth 2.0 scopes, RFC 6749 section 3.3).
public enum Scope {
  /// Record progress.
  PROGRESS_WRITE("progress:write"),
  /// Ask for next steps, paths, mastery and placement.
  RECOMMENDATIONS_READ("recommendations:read"),
  /// Read and replace profiles, export and erase learners.
  LEARNERS_MANAGE("learners:manage"),
  /// Operate the gateway.
  CATALOG_ADMIN("catalog:admin");

  private final String text;

  Scope(String text) {
    this.text = text;
  }

  /// The scope as it is written, such as `progress:write`.
  @JsonValue
  public String text() {
    return text;
  }

  /// The scope that is written so; empty for one of another application.
  static Optional<Scope> find(String text) {
    return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
  }

  /// The scope that is written so.
  ///
  /// @throws IllegalArgumentException naming those there are
  @JsonCreator
  public static Scope of(String text) {
    return find(text)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "There is no scope %s. The scopes are %s."
                    .formatted(
                        text,
                        Arrays.stream(values())
                            .map(Scope::text)
                            .collect(Collectors.joining(", ")))));
  }
}
