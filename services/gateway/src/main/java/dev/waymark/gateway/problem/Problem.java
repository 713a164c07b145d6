package dev.waymark.gateway.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a request got no answer, and what to do about it.
///
/// @param type what went wrong
/// @param detail what to do, for the person who reads it
/// @param errors the fields that are wrong; empty when no single field is
/// @param retryAfter when asking again may succeed; null when it will not by itself
/// @param eventIds the ids under which to send the same events again; empty for any other problem
public record Problem(
    ProblemType type,
    String detail,
    List<FieldError> errors,
    @Nullable Duration retryAfter,
    List<String> eventIds) {

  public Problem {
    errors = List.copyOf(errors);
    eventIds = List.copyOf(eventIds);
  }

  /// A problem that asking again does not solve.
  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, List.of(), null, List.of());
  }

  /// A problem with the named fields.
  public static Problem of(ProblemType type, String detail, List<FieldError> errors) {
    return new Problem(type, detail, errors, null, List.of());
  }

  /// A problem that may be over after the given time.
  public static Problem passing(ProblemType type, String detail, Duration retryAfter) {
    return new Problem(type, detail, List.of(), retryAfter, List.of());
  }

  /// This problem, with the ids under which to send the same events again.
  public Problem withEventIds(List<String> ids) {
    return new Problem(type, detail, errors, retryAfter, ids);
  }
}
