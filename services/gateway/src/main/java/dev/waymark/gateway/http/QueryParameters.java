package dev.waymark.gateway.http;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The query parameters that an endpoint has.
///
/// @param single those with one value
/// @param repeatable those that may be there several times
record QueryParameters(List<String> single, List<String> repeatable) {

  static final QueryParameters NONE = of();

  /// Parameters with one value each.
  static QueryParameters of(String... single) {
    return new QueryParameters(List.of(single), List.of());
  }

  /// These, and others that may be repeated.
  QueryParameters andRepeatable(String... names) {
    return new QueryParameters(single, Arrays.asList(names));
  }

  boolean has(String name) {
    return isSingle(name) || repeatable.contains(name);
  }

  boolean isSingle(String name) {
    return single.contains(name);
  }

  /// All names.
  List<String> names() {
    return Stream.concat(single.stream(), repeatable.stream()).toList();
  }
}
