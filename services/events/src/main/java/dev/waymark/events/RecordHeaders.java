package dev.waymark.events;

import org.jspecify.annotations.Nullable;

/// The headers of a record, whatever client read it.
@FunctionalInterface
public interface RecordHeaders {
  /// Hands over each header, in the record's order.
  void forEach(Visitor visitor);

  /// Takes one header; its value is text in UTF-8, or null.
  @FunctionalInterface
  interface Visitor {
    void header(String name, byte @Nullable [] value);
  }
}
