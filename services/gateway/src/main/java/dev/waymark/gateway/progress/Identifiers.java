package dev.waymark.gateway.progress;

import dev.waymark.events.Ids;
import org.jspecify.annotations.Nullable;

/// What may name a learner, a topic, a resource, a roadmap, an exercise or an event.
public final class Identifiers {

  private Identifiers() {}

  /// What is wrong with an identifier; null when nothing is.
  public static @Nullable String faultIn(String id) {
    return Ids.fault(id).map(Identifiers::demand).orElse(null);
  }

  private static String demand(Ids.Fault fault) {
    return switch (fault) {
      case MISSING -> "must not be empty";
      case CONTROL_CHARACTER, NOT_UNICODE -> "must be valid Unicode without control characters";
      case TOO_LONG -> "must have at most " + Ids.MAX_CHARACTERS + " characters";
      case DOTS -> "must not be . or .., which a path cannot hold";
      case OUTER_SPACE -> "must not begin or end with white space";
      case OTHER_SPACE -> "must have no white space but the space U+0020";
      case INVISIBLE_CHARACTER ->
          "must have no invisible character and none that turns the direction of text";
      case NOT_NORMALIZED -> "must be in Unicode normalization form C";
    };
  }
}
