package dev.waymark.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/// The one reading of times from untrusted clients, whichever way they came: ISO 8601 with an
/// offset, such as `2026-11-22T10:00:00Z`. Seconds may be left out, as `OffsetDateTime.toString()`
/// does.
public final class Times {
  private Times() {}

  /// The point in time.
  ///
  /// @throws DateTimeException when the text is none
  public static Instant parse(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
